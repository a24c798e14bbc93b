// The words in Polish.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {
namespace {

using enum Word;

// Short words side by side.
// clang-format off
constexpr Message kTexts[] = {
    // Documents
    {kPlanTitle, "Plan rozwoju kariery"}, {kOnboardingTitle, "Plan wdrożenia"}, {kProgressTitle, "Raport postępów"},
    {kConfidential, "Poufne"}, {kForOwner, "Poufne – egzemplarz właściciela planu"},
    {kForMentor, "Poufne – udostępnione mentorowi"}, {kForManagers, "Poufne – udostępnione przełożonemu"},
    {kForHr, "Poufne – udostępnione działowi HR"}, {kPagePattern, "{page} / {pages}"},
    {kContents, "Spis treści"},
    {kRevisionFoot, "Wersja {number}"}, {kDateRange, "{from} – {until}"}, {kFromDate, "od {date}"},
    {kUntilDate, "do {date}"}, {kAsOf, "Stan na"}, {kAsOfDate, "Stan na {date}"},
    {kAndMore, "i jeszcze {count}|i jeszcze {count}|i jeszcze {count}"},
    {kNothingHere, "Ten dokument nie zawiera żadnych pozycji."},
    // People and heads of columns
    {kManager, "Przełożony"}, {kMentor, "Mentor"}, {kEmployee, "Pracownik"}, {kHrPartner, "Partner HR"},
    {kUnit, "Jednostka"}, {kState, "Status"}, {kRevision, "Wersja"}, {kDate, "Data"}, {kKind, "Rodzaj"},
    {kItem, "Pozycja"}, {kWhere, "Adres"}, {kWho, "Kto"}, {kRole, "Rola"}, {kReason, "Powód"},
    {kReasonAndActor, "Dlaczego i kto"}, {kRemark, "Uwaga"}, {kTotal, "Razem"}, {kTerm, "Pojęcie"},
    {kMeaning, "Znaczenie"}, {kToday, "Dziś"}, {kNow, "Teraz"}, {kBefore, "Wcześniej"}, {kOpen, "Otwarte"},
    {kCost, "Koszt"}, {kHours, "{hours} h"}, {kHoursTitle, "Godziny"}, {kResponsible, "Odpowiada"},
    {kSupport, "Wsparcie"}, {kOfFive, "{points} z 5"}, {kOfTen, "{points} z 10"},
    // Summary
    {kNextReview, "Następny przegląd"}, {kPlanProgress, "realizacja planu"}, {kVision, "Dokąd zmierzam"},
    {kTopGoals, "Co najpierw"}, {kSkillProfile, "Umiejętności: dziś i wymagane"},
    {kSkillSpoken, "{skill}: {now}, wymagane {required}"}, {kReadiness, "gotowości do roli docelowej"},
    {kSkillsAssessed,
     "oceniono {assessed} z {count} wymaganej umiejętności|oceniono {assessed} z {count} wymaganych "
     "umiejętności|oceniono {assessed} z {count} wymaganych umiejętności"},
    {kGoalsWell, "celów zgodnie z planem lub przed nim"},
    {kPlanGoalsWell, "celów planu w terminie lub przed nim"}, {kMilestonesReached, "osiągniętych kamieni milowych"},
    {kPlanMilestonesReached, "osiągniętych kamieni milowych planu"},
    {kOverdueCount, "{count} po terminie|{count} po terminie|{count} po terminie"},
    {kNothingOverdue, "żaden po terminie"}, {kShortShare, "udziału celów krótkoterminowych"},
    {kInBalance, "w równowadze z celami długoterminowymi"},
    {kOutOfBalance, "brak równowagi z celami długoterminowymi"}, {kLoad, "Obciążenie tygodniowe"},
    {kLoadOf, "{needed}, miejsca na {capacity}"}, {kDueOn, "Termin: {date}"},
    // Who I am
    {kWhoIAm, "Kim jestem"}, {kWhoIAmLead, "Co jest dla mnie ważne, co mnie interesuje i co wnoszę."},
    {kValues, "Co jest dla mnie ważne"}, {kValue, "Wartość"}, {kRank, "Ranga"}, {kSatisfaction, "Spełnienie dziś"},
    {kInterests, "Zainteresowania"}, {kInterest, "Zainteresowanie"}, {kInterestType, "Typ"}, {kIntensity, "Siła"},
    {kRealistic, "Realistyczny"}, {kInvestigative, "Badawczy"}, {kArtistic, "Artystyczny"}, {kSocial, "Społeczny"},
    {kEnterprising, "Przedsiębiorczy"}, {kConventional, "Konwencjonalny"}, {kStrengths, "Mocne strony"},
    {kAreas, "Obszary do rozwoju"}, {kAssessments, "Testy zawodowe"}, {kInstrument, "Narzędzie"}, {kResult, "Wynik"},
    {kExploring, "Wciąż w poszukiwaniu"},
    {kExploringPrompt1, "Które trzy zadania z ostatniego miesiąca chętnie zrobisz jutro jeszcze raz?"},
    {kExploringPrompt2, "Czyj tydzień pracy chcesz wypróbować przez jeden dzień – i o co zapytasz tę osobę?"},
    {kExploringPrompt3, "Co musi być prawdą za dwa lata, aby można było powiedzieć, że było warto?"},
    {kPivoting, "Zmiana kierunku"},
    {kPivotingPrompt,
     "Wiele z tego, co umiesz, idzie z Tobą. Najpierw poszukaj umiejętności, które się przenoszą, a dopiero "
     "potem licz nowe."},
    {kValueMatrix, "Cele i wartości, którym służą"},
    // Skills
    {kSkills, "Umiejętności"}, {kSkill, "Umiejętność"}, {kTargetRole, "Rola docelowa: {role}"},
    {kReadinessLead,
     "Gotowość {percent}; oceniono {assessed} z {count} wymaganej umiejętności.|Gotowość {percent}; oceniono "
     "{assessed} z {count} wymaganych umiejętności.|Gotowość {percent}; oceniono {assessed} z {count} "
     "wymaganych umiejętności."},
    {kGapTitle, "Luki względem roli, od największej"}, {kImportance, "Waga"}, {kCritical, "Krytyczna"},
    {kImportant, "Ważna"}, {kUseful, "Przydatna"}, {kRequired, "Wymagane"}, {kLevel, "Poziom"},
    {kJudgedBy, "Ocenił(a)"}, {kSelf, "Samoocena"}, {kPeer, "Współpracownik"}, {kTest, "Test"},
    {kCredential, "Certyfikat"}, {kOwnView, "Samoocena"}, {kPerception, "Różnica"},
    {kPerceptionNote, "Różnica: samoocena minus ocena innych. Powyżej zera oceniamy siebie wyżej niż inni."},
    {kNotAssessed, "nie oceniono"}, {kMet, "Spełnione"}, {kLevelsRestOn, "Na czym opierają się poziomy"},
    {kEvidence, "Dowód"},
    // Goals
    {kGoals, "Cele"}, {kGoalsLead, "Według horyzontu: co blisko, co potem i dokąd to prowadzi."}, {kGoal, "Cel"},
    {kGoalCount, "{count} cel|{count} cele|{count} celów"}, {kPriority, "Priorytet"},
    {kPriorityEssential, "Niezbędny"}, {kPriorityNeeded, "Potrzebny"}, {kPriorityHelpful, "Pomocny"},
    {kWeight, "Waga"}, {kWeightOf, "waga {weight}"}, {kDue, "Termin"}, {kProgressAndStatus, "Postęp i status"},
    {kHorizonShort, "Krótki termin"}, {kHorizonMedium, "Średni termin"}, {kHorizonLong, "Długi termin"},
    {kHorizonOpen, "Jeszcze bez dat"}, {kGoalProposed, "Zaproponowany"}, {kGoalAccepted, "Przyjęty"},
    {kGoalActive, "Aktywny"}, {kGoalOnHold, "Wstrzymany"}, {kGoalCompleted, "Zakończony"},
    {kGoalRejected, "Odrzucony"}, {kGoalCancelled, "Anulowany"}, {kHealthAhead, "Przed planem"},
    {kHealthOnTrack, "Zgodnie z planem"}, {kHealthNotStarted, "Nierozpoczęty"}, {kHealthAtRisk, "Zagrożony"},
    {kHealthOffTrack, "Odbiega od planu"}, {kHealthOverdue, "Po terminie"}, {kHealthDone, "Ukończony"},
    {kHealthPaused, "Wstrzymany"}, {kNotJudged, "Bez oceny"}, {kOutcomeNotAchieved, "Nieosiągnięty"}, {kOutcomePartial, "Częściowo osiągnięty"},
    {kOutcomeAchieved, "Osiągnięty"}, {kOutcomeExceeded, "Przekroczony"}, {kTimeline, "Oś czasu"},
    {kOtherGoals, "Również w toku, poza tym planem"},
    {kOtherGoalsLead, "Podpisy powyżej nie dotyczą tych celów."},
    {kTimelineSpoken,
     "Oś czasu: {count} cel, od {from} do {until}|Oś czasu: {count} cele, od {from} do {until}|Oś czasu: "
     "{count} celów, od {from} do {until}"},
    {kMilestone, "Kamień milowy"},
    // Goal cards
    {kGoalCards, "Cel po celu"}, {kStretch, "Ambitny"}, {kProgress, "Postęp"},
    {kExpectedToday, "oczekiwane {percent}"}, {kWhy, "Dlaczego to ważne"}, {kWhen, "Kiedy"}, {kMeasure, "Miara"},
    {kMetricNow, "teraz {now}\n{start}\u00A0→ {target}"}, {kMetricTarget, "{start} → {target}"},
    {kConfidence, "Pewność"}, {kProjected, "Prognoza ukończenia"},
    {kDaysLate, "{count} dzień spóźnienia|{count} dni spóźnienia|{count} dni spóźnienia"},
    {kDaysEarly, "{count} dzień przed czasem|{count} dni przed czasem|{count} dni przed czasem"},
    {kPartOf, "Część celu {goal}"}, {kSuccessCriteria, "Dowody osiągnięcia"}, {kStep, "Krok"}, {kSteps, "Kroki"},
    {kAction, "Działanie"}, {kBuilds, "Rozwija: {skills}"}, {kServes, "Służy: {values}"}, {kSmart, "SMART"},
    {kSmartGood, "Dobrze sformułowany."},
    {kSmartNearly, "Prawie gotowy."}, {kSmartNotYet, "Jeszcze nie SMART."},
    {kAdviceVerb, "Zacznij od czasownika, który nazywa działanie, na przykład: poprowadzić, ukończyć, opublikować, skrócić."},
    {kAdviceVague, "Napisz zamiast tego, co się zmieni, dla kogo i o ile."},
    {kAdviceMeasure, "Dodaj miarę z początkiem i wartością docelową albo co najmniej dwa kamienie milowe."},
    {kAdviceAction, "Dodaj działanie: najbliższy krok na tydzień lub dwa."},
    {kAdviceSupport, "Wskaż, kto lub co wspiera działanie, albo dodaj przeszkodę z planem „jeśli – to”."},
    {kAdviceCapacity, "Przesuń terminy, zaplanuj mniej godzin albo wstrzymaj inny cel."},
    {kAdviceLink, "Wskaż rolę, do której prowadzi, umiejętność, którą rozwija, albo wartość, której służy."},
    {kAdviceWhy, "Napisz w jednym zdaniu, dlaczego warto poświęcić na to czas."},
    {kAdviceDueDate, "Wyznacz dzień, do którego ma być osiągnięty."},
    {kAdviceCheckpoint, "Dodaj kamień milowy lub działanie z wcześniejszym terminem."},
    // Actions
    {kActions, "Działania"}, {kActionsLead, "Najwięcej uczymy się w pracy, trochę od innych, trochę na kursach."},
    {kActionCount, "{count} działanie|{count} działania|{count} działań"}, {kExperience, "Doświadczenie"},
    {kExposure, "Kontakt z innymi"}, {kEducation, "Edukacja"}, {kOtherActions, "Inne działania"},
    {kMixAim, "70 / 20 / 10"}, {kSupportAndBudget, "Wsparcie i budżet"}, {kNeededFor, "Potrzebne do"},
    {kHoursPlanned, "Godziny planowane"}, {kHoursSpent, "Godziny wykorzystane"}, {kBudget, "Budżet"},
    {kOverloaded, "Więcej pracy niż godzin"},
    {kOverloadedText,
     "Otwarte działania wymagają tygodniowo więcej godzin, niż na nie przeznaczono. Przesuń termin, zrezygnuj "
     "z działania albo znajdź więcej czasu."},
    {kObstacles, "Przeszkody i reakcje"},
    {kObstaclesLead, "Postanowione w spokojnej chwili: jeśli zdarzy się to, robię tamto."},
    {kObstacle, "Co może stanąć na drodze"}, {kRisk, "Ryzyko"}, {kRiskOf, "{likelihood} × {impact}"},
    {kIf, "Gdy to się zdarzy"}, {kThen, "Co wtedy robię"},
    // Care
    {kCare, "Co pozwala wytrwać"}, {kCareLead, "Plan, który kosztuje zdrowie lub dom, nie jest dobrym planem."},
    {kBoundaries, "Granice"}, {kRewards, "Nagrody"}, {kRewardPlanned, "planowana"}, {kRewardEarned, "zasłużona"},
    {kRewardClaimed, "odebrana"}, {kBrand, "Marka osobista"}, {kResume, "Życiorys"},
    {kCoverLetter, "List motywacyjny"}, {kOnlineProfile, "Profil w sieci"}, {kPortfolio, "Portfolio"},
    {kBrandCurrent, "Aktualne"}, {kBrandOutdated, "Nieaktualne"}, {kBrandMissing, "Brak"}, {kReviewed, "Przejrzane"},
    // Mentoring and reviews
    {kMentoring, "Mentoring"}, {kMentorshipProposed, "Zaproponowany"}, {kMentorshipActive, "W toku"},
    {kMentorshipPaused, "Wstrzymany"}, {kSince, "Od"}, {kCadence, "Spotkania"},
    {kEveryDays, "codziennie|co {count} dni|co {count} dni"}, {kFocus, "Temat"},
    {kNoMentor, "Bez mentora – i to też dobrze"},
    {kNoMentorText,
     "Mentor nie jest obowiązkowy. Jeśli zechcesz go mieć: wybierz osobę, która zrobiła to, czego próbujesz, "
     "i poproś najpierw o jedną rozmowę."},
    {kReviews, "Przeglądy"}, {kLastReview, "Ostatni przegląd"}, {kInterval, "Odstęp"},
    {kEveryMonths, "co miesiąc|co {count} miesiące|co {count} miesięcy"}, {kParticipant, "Uczestniczy"},
    {kContribution, "Wkład"}, {kReviewNotes, "Notatki na następny przegląd"},
    // Agreement
    {kAgreement, "Uzgodnienie"}, {kAgreementLead, "Kto stoi za tym planem."},
    {kAgreementStatement, "Omówiliśmy ten plan i go wspieramy. Nie jest on gwarancją awansu ani oceną pracy."},
    {kSignedOn, "Podpisano {date}"}, {kRevisionHistory, "Historia wersji"}, {kRevisionSubmitted, "Przedłożona"},
    {kRevisionWithdrawn, "Wycofana"}, {kRevisionSuperseded, "Zastąpiona"}, {kSubmitted, "Przedłożono"},
    {kAgreed, "Uzgodniono"}, {kFingerprint, "Odcisk (SHA-256)"}, {kDecision, "Decyzja"}, {kSigned, "Podpisano"},
    {kChangesRequested, "Prośba o zmiany"}, {kPlanDraft, "Szkic"}, {kPlanAwaiting, "Czeka na uzgodnienie"},
    {kPlanAgreed, "Uzgodniony"}, {kPlanInReview, "W przeglądzie"}, {kPlanCompleted, "Zakończony"},
    {kPlanArchived, "Zarchiwizowany"}, {kPlanCancelled, "Anulowany"}, {kPlanDeclined, "Odrzucony"},
    // Glossary
    {kGlossary, "Co oznaczają wartości"},
    {kProgressMeaning,
     "Część drogi od początku celu do jego wartości docelowej; dla celów złożonych z części – ważona średnia "
     "części."},
    {kExpected, "Oczekiwane"},
    {kExpectedMeaning, "Postęp należny dziś, gdyby rósł zgodnie z planem od początku do terminu."},
    {kHealth, "Kondycja"},
    {kHealthMeaning,
     "Postęp wobec oczekiwanego: do 10 punktów – zgodnie z planem, do 25 punktów w tyle – zagrożony, dalej – "
     "odbiega od planu."},
    {kProjectedMeaning, "Dzień osiągnięcia celu przy dotychczasowym tempie. Może być późny także dla celu zgodnego z planem, którego "
     "kroki przypadają na ostatnie tygodnie."}, {kReadinessTerm, "Gotowość"},
    {kReadinessMeaning,
     "Na ile dzisiejsze umiejętności wypełniają wymagania roli, według ich wagi. Nadwyżka w jednej nie "
     "wyrównuje braku w innej; nieocenione liczą się jako zero."},
    {kShortShareTerm, "Udział krótkiego terminu"},
    {kShortShareMeaning,
     "Waga celów z terminem do 12 miesięcy we wszystkich celach aktywnych, także poza planem. Poniżej 20% lub "
     "powyżej 80% brak równowagi."},
    {kSmartMeaning,
     "Pięć liter, po dwa punkty: konkretny, mierzalny, osiągalny, istotny, określony w czasie. Pełna litera "
     "ma oba, pół pierścienia jeden."},
    {kMix, "70-20-10"},
    {kMixMeaning, "Doświadczenie (w działaniu), kontakt z innymi, edukacja (kursy). Wskazówka, nigdy ocena."},
    {kGas, "Skala osiągania celów"},
    {kGasMeaning, "Od −2 (znacznie mniej, niż oczekiwano) przez 0 (zgodnie z oczekiwaniem) do +2 (znacznie więcej)."},
    // Progress report
    {kAgainstExpected, "Postęp wobec oczekiwanego"},
    {kGoalsOverdue, "cel po terminie|cele po terminie|celów po terminie"},
    {kOverdueSteps, "{count} krok po terminie|{count} kroki po terminie|{count} kroków po terminie"},
    {kNoOverdueSteps, "żaden krok po terminie"}, {kStreak, "podsumowanie z rzędu|podsumowania z rzędu|podsumowań z rzędu"},
    {kStreakDetail, "jedno każdego dnia|jedno co {count} dni|jedno co {count} dni"}, {kLearningTime, "nauki łącznie"},
    {kActivityCount, "{count} aktywność|{count} aktywności|{count} aktywności"}, {kTrends, "Trend"},
    {kActual, "Rzeczywiste"}, {kGoalByGoal, "Stan każdego celu"}, {kGoalByGoalLead, "Zmiana liczona od {date}."},
    {kPace, "Tempo"}, {kSlip, "Poślizg"}, {kDaysShort, "{days} d"}, {kChange, "Zmiana"},
    {kWhatChanged, "Co się zmieniło i dlaczego"}, {kStateChange, "Z → na"}, {kCreatedAs, "Nowy: {state}"},
    {kAchievements, "Osiągnięcia"}, {kAchievement, "Osiągnięcie"}, {kCelebration, "Uczczone?"},
    {kCelebrated, "Uczczone"}, {kNotCelebrated, "Jeszcze nie"}, {kKindResult, "Wynik"}, {kKindRecognition, "Uznanie"},
    {kKindLearning, "Nauka"}, {kKindQuickWin, "Szybki sukces"}, {kReached, "Osiągnięty"},
    {kWaitingCelebration,
     "{count} osiągnięcie czeka na uczczenie|{count} osiągnięcia czekają na uczczenie|{count} osiągnięć czeka "
     "na uczczenie"},
    {kWaitingText,
     "Powiedz o nim głośno, powiedz komuś, kto pomógł, albo weź wolne popołudnie. Nie musi to być nic "
     "wielkiego."},
    {kShortfalls, "Uzgodnione, lecz nieosiągnięte"},
    {kShortfallsLead, "Patrzymy na to, by się uczyć, nie by szukać winnych."}, {kAgreedOn, "Co uzgodniono"},
    {kWhyNot, "Dlaczego"}, {kSetbacks, "Niepowodzenia i wnioski"}, {kWhatHappened, "Co się stało"},
    {kLesson, "Czego to nauczyło"}, {kChangeMade, "Co zmieniono"}, {kSkillMovement, "Umiejętności w ruchu"},
    {kLearning, "Nauka"},
    {kLearningLead,
     "Jak dotychczasowe godziny nauki dzielą się między działanie, innych ludzi i kursy; niżej to, co "
     "przypada na okres raportu."},
    {kActivity, "Aktywność"}, {kHowLearned, "Jak"}, {kProvider, "Oferujący"},
    {kGasLead, "Jak daleko doszły zamknięte cele wobec tego, czego oczekiwano."},
    {kGasMuchLess, "Znacznie mniej, niż oczekiwano"}, {kGasLess, "Mniej, niż oczekiwano"},
    {kGasAsExpected, "Zgodnie z oczekiwaniem"}, {kGasMore, "Więcej, niż oczekiwano"},
    {kGasMuchMore, "Znacznie więcej, niż oczekiwano"}, {kOutcome, "Rezultat"}, {kScore, "Wynik"},
    {kClosed, "Zamknięto"}, {kWellBeing, "Samopoczucie"},
    {kWellBeingLead, "Pokazane, ponieważ właściciel planu tak zdecydował."}, {kEnergy, "Energia"},
    {kEnergyScale, "1 brak, 5 dużo"}, {kStress, "Stres"}, {kStressScale, "1 brak, 5 za dużo"},
    {kBalance, "Praca i życie"}, {kBalanceScale, "1 brak równowagi, 5 równowaga"}, {kNextSteps, "Następne kroki"},
    {kNextStepsLead, "Z terminem do jutra.|Z terminem w ciągu {count} dni.|Z terminem w ciągu {count} dni."},
    {kReflections, "Refleksje"}, {kWentWell, "Co się udało"}, {kChallenge, "Co było trudne"},
    {kLearned, "Czego się nauczono"}, {kNext, "Co dalej"}, {kComments, "Komentarze i potwierdzenie"},
    {kCommentsLabel, "Komentarze"},
    {kAcknowledgement, "Podpis potwierdza, że raport przeczytano i omówiono. Potwierdzenie nie oznacza zgody."},
    // Welcome
    {kWelcome, "Od czego zacząć"},
    {kWelcomeLead,
     "Ten plan należy do Ciebie i jest jeszcze pusty. Nie trzeba go kończyć od razu: dziesięć minut nad "
     "jednym z tych punktów to dobry początek."},
    {kWelcomeStep1, "Zapisz trzy rzeczy, które są dla Ciebie ważne w pracy."},
    {kWelcomeStep2, "Wymień dwie mocne strony, za które dziękowali Ci inni."},
    {kWelcomeStep3, "Powiedz jednym zdaniem, gdzie chcesz być za trzy lata – albo że wciąż szukasz."},
    {kWelcomeStep4, "Wybierz jeden cel na najbliższe 90 dni i to, co pokaże, że go osiągnięto."},
    {kWelcomeStep5, "Ustal, kto Cię o niego zapyta i kiedy."}, {kWelcomeVision, "Za trzy lata chcę …"},
    {kWelcomeGoal, "Mój pierwszy cel i to, co pokaże, że go osiągnięto"}, {kWelcomeStep, "Pierwszy krok i jego data"},
    // Options and network
    {kOptions, "Rozważane możliwości"},
    {kOptionsLead, "Drogi zestawione obok siebie. Liczby podpowiadają, decyzja należy do Ciebie."},
    {kLifeBalance, "Równowaga"}, {kDemand, "Popyt"}, {kDemandVeryLow, "Bardzo mały"}, {kDemandLow, "Mały"},
    {kDemandModerate, "Średni"}, {kDemandHigh, "Duży"}, {kDemandVeryHigh, "Bardzo duży"}, {kSalary, "Pensja roczna"},
    {kGrowth, "Rozwój"}, {kFit, "Dopasowanie"}, {kOptionScore, "Porównanie"}, {kVerdict, "Decyzja"},
    {kVerdictPursue, "Dążę do tego"}, {kVerdictKeep, "Mam na uwadze"}, {kVerdictReject, "Odrzucona"},
    {kVerdictOpen, "Bez decyzji"}, {kInterviews, "Rozmowy informacyjne"}, {kConversationWith, "Rozmowa"},
    {kAsked, "Pytania: {questions}"}, {kReferredTo, "Polecone osoby: {names}"}, {kNextStep, "Następny krok"},
    {kThanked, "Podziękowano"}, {kNotThanked, "Bez podziękowania"},
    {kCarryOver, "Umiejętności, które się przenoszą"},
    {kCarryOverLead,
     "{percent} wymagań roli docelowej, ważonych znaczeniem, spełniają już umiejętności przydatne także gdzie "
     "indziej."},
    {kReach, "Przydatna"}, {kTransversal, "wszędzie"}, {kCrossSector, "w wielu branżach"}, {kNotMet, "Jeszcze nie"},
    {kStanding, "Pozycja zawodowa i kontakty"},
    {kStandingLead, "Co widzą inni, co to potwierdza i z kim utrzymywać kontakt."},
    {kCredentials, "Certyfikaty, uprawnienia i członkostwa"}, {kCertification, "Certyfikat"},
    {kLicense, "Uprawnienie"}, {kEducationKind, "Wykształcenie"}, {kExperienceKind, "Doświadczenie"},
    {kMembership, "Członkostwo"}, {kIssued, "Od"}, {kValidUntil, "Ważne do"}, {kCredentialValid, "Ważne"},
    {kCredentialExpired, "Po terminie"},
    {kDueInDays, "został {count} dzień|zostały {count} dni|zostało {count} dni"},
    {kRenewalLate, "Zaległe odnowienie"}, {kContactsDue, "Czas się odezwać"}, {kContact, "Kontakt"},
    {kLastContact, "Ostatni kontakt"},
    {kSinceDays, "{count} dzień po terminie|{count} dni po terminie|{count} dni po terminie"}, {kDueToday, "Dziś"},
    // Reviews, changes and revisions
    {kReviewScheduled, "Planowy"}, {kReviewTriggered, "Po zmianie"}, {kReviewClosing, "Końcowy"},
    {kReviewOpen, "W toku"}, {kReviewKept, "Plan bez zmian"}, {kReviewRevised, "Plan zmieniony"},
    {kReviewClosed, "Plan zamknięty"}, {kCircumstances, "Zmiana okoliczności"}, {kCircumstance, "Zmiana"},
    {kChangeRole, "Inna rola"}, {kChangeReorg, "Reorganizacja"}, {kChangeLeave, "Urlop"}, {kChangeHealth, "Zdrowie"},
    {kChangeMarket, "Rynek lub technologia"}, {kChangePersonal, "Życie prywatne"},
    {kChangeGoalShift, "Nowy kierunek"}, {kHandled, "Uwzględniona"}, {kUnhandled, "Do omówienia"},
    {kAnswered, "Odpowiedź"}, {kRevisionDraft, "Szkic"}, {kDiffTitle, "Co zmienia wersja {number}"},
    {kWhatTerm, "Co"}, {kThePlan, "Plan"}, {kTitleTerm, "Tytuł"}, {kStartTerm, "Początek"}, {kEndTerm, "Koniec"},
    {kTargetTerm, "Cel liczbowy"}, {kUnitTerm, "Jednostka miary"}, {kGoalAdded, "Nowy w uzgodnieniu"},
    {kGoalRemoved, "Już nie jest jego częścią"},
    {kDaysLater, "{count} dzień później|{count} dni później|{count} dni później"},
    {kDaysSooner, "{count} dzień wcześniej|{count} dni wcześniej|{count} dni wcześniej"},
    // Feedback, sessions and attainment
    {kFeedback, "Informacja zwrotna"},
    {kFeedbackLead, "{count} uwaga w tym okresie.|{count} uwagi w tym okresie.|{count} uwag w tym okresie."},
    {kFrom, "Od kogo"}, {kColleague, "Osoba współpracująca"}, {kStrong, "Mocna strona"}, {kToTry, "Do wypróbowania"},
    {kAbout, "Dotyczy: {what}"}, {kAcknowledged, "Przyjęte do wiadomości"},
    {kNotAcknowledged, "Jeszcze nieprzeczytane"}, {kOwnAnswer, "Odpowiedź: {text}"},
    {kSessions, "Spotkania z mentorem i zobowiązania"},
    {kSessionsHeld, "odbyte spotkanie|odbyte spotkania|odbytych spotkań"},
    {kCommitmentsKept, "dotrzymanych zobowiązań"},
    {kCommitmentsOpen, "otwarte zobowiązanie|otwarte zobowiązania|otwartych zobowiązań"},
    {kNoneLate, "żadne po terminie"}, {kCommitment, "Zobowiązanie"}, {kKept, "Dotrzymane"}, {kStillOpen, "Otwarte"},
    {kReleased, "Zwolnione"}, {kLastSession, "Ostatnie spotkanie"},
    {kGasScore, "Wynik T: {score}. 50 oznacza zgodnie z oczekiwaniem."},
    {kGasUnscored,
     "{count} zamknięty cel nie ma oceny i został pominięty.|{count} zamknięte cele nie mają oceny i zostały "
     "pominięte.|{count} zamkniętych celów nie ma oceny i zostało pominiętych."},
    {kGasT, "Wynik T"},
    {kGasTMeaning,
     "50 + 10 Σwx ÷ √((1 − r) Σw² + r (Σw)²), gdzie w to waga, x ocena, a r = {r} (Kiresuk i Sherman). Tutaj w × "
     "x: {inputs}."},
    {kOptionScoreMeaning,
     "Średnia danych możliwości, każda od 0 do 100%: dopasowanie, rozwój, równowaga, popyt, pensja względem "
     "najwyższej, gotowość. Czego brakuje tylko jednej możliwości, liczy się w połowie."},
    // Session brief
    {kBriefTitle, "Karta spotkania"}, {kBriefMinutes, "{count} minuta|{count} minuty|{count} minut"},
    {kMinutesShort, "{minutes} min"}, {kPlannedLength, "Czas"}, {kAgenda, "Tematy rozmowy"},
    {kPromised, "Ustalone ostatnio"},
    {kInFocus, "W centrum uwagi"}, {kChangedSince, "Zmiany od {date}"}, {kMostAtRisk, "Do obserwacji"},
    {kIfCue, "Gdy to się stanie"}, {kThenResponse, "Co wtedy zrobię"},
    {kNoIfThen, "Brak planu „jeśli – to”: ustalcie go dziś."}, {kWins, "Sukcesy"},
    {kQuestions, "Pytania do rozmowy"}, {kPartLookBack, "Spojrzenie wstecz"}, {kPartGoal, "Cel"},
    {kPartReality, "Rzeczywistość"}, {kPartOptions, "Możliwości"}, {kPartWill, "Działanie"}, {kNotes, "Notatki"},
    {kNextDate, "Następny termin: {date}"}, {kClosedAs, "Zamknięty: {outcome}"}, {kReachedIt, "Osiągnięto: {what}"},
    {kDoneIt, "Zrobione: {what}"}, {kSetback, "Niepowodzenie"},
    // Questions of the session brief
    {kPromptCelebrate,
     "Udało się: „{win}”. Co to umożliwiło i czego chcesz dalej?|Udały się {count} rzeczy, między innymi „{win}”. "
     "Co je umożliwiło i czego chcesz dalej?|Udało się {count} rzeczy, między innymi „{win}”. Co je umożliwiło i "
     "czego chcesz dalej?"},
    {kPromptFocus, "Co ma się zmienić w sprawie „{goal}” do końca tej rozmowy?"},
    {kPromptVision, "Gdzie chcesz być za rok i po czym poznasz, że tam jesteś?"},
    {kPromptOverdue,
     "„{goal}” jest {count} dzień po terminie. Co naprawdę stoi na drodze?|„{goal}” jest {count} dni po terminie. "
     "Co naprawdę stoi na drodze?|„{goal}” jest {count} dni po terminie. Co naprawdę stoi na drodze?"},
    {kPromptCommitments,
     "„{what}” nadal czeka. Co się działo od czasu tej obietnicy?|„{what}” i inne, razem {count}, nadal czekają. "
     "Co się działo od czasu obietnicy?|„{what}” i inne, razem {count}, nadal czekają. Co się działo od czasu "
     "obietnicy?"},
    {kPromptProgress, "Co posunęło „{goal}” do przodu, a co to hamowało?"},
    {kPromptPicture, "Jak ktoś z zespołu opisze Twoją dzisiejszą sytuację?"},
    {kPromptAdapt, "Coś się zmieniło ({change}). Co w planie ma się ugiąć, a co zostać?"},
    {kPromptExplore, "Który kierunek da się wypróbować na małą skalę w ciągu dwóch tygodni?"},
    {kPromptIfThen,
     "Gdy to nastąpi („{cue}”): czy „{response}” to nadal najlepsza odpowiedź? Co jeszcze można zrobić?"},
    {kPromptMore, "Co jeszcze można zrobić? A gdyby czas i pieniądze nie grały roli?"},
    {kPromptSupport, "Kto może pomóc i o co dokładnie chcesz poprosić?"},
    {kPromptRestart,
     "O „{goal}” nic nie zapisano od {count} dnia. Czy to wciąż ważne? Jeśli tak, jaki jest najmniejszy następny "
     "krok?|O „{goal}” nic nie zapisano od {count} dni. Czy to wciąż ważne? Jeśli tak, jaki jest najmniejszy "
     "następny krok?|O „{goal}” nic nie zapisano od {count} dni. Czy to wciąż ważne? Jeśli tak, jaki jest "
     "najmniejszy następny krok?"},
    {kPromptNextStep, "Co zrobisz, do kiedy i kto się o tym dowie?"},
    {kPromptObstacle, "Co może Cię zatrzymać i co wtedy zrobisz?"}, {kPromptAny, "Co jeszcze jest teraz ważne?"},
};
// clang-format on

constexpr std::array<std::string_view, 12> kMonths = {"stycznia", "lutego",       "marca",     "kwietnia",
                                                      "maja",     "czerwca",      "lipca",     "sierpnia",
                                                      "września", "października", "listopada", "grudnia"};
constexpr std::array<std::string_view, 12> kShort = {"sty", "lut", "mar", "kwi", "maj", "cze",
                                                     "lip", "sie", "wrz", "paź", "lis", "gru"};

constexpr std::array<std::string_view, 12> kAlone = {"styczeń",  "luty",        "marzec",   "kwiecień",
                                                     "maj",      "czerwiec",    "lipiec",   "sierpień",
                                                     "wrzesień", "październik", "listopad", "grudzień"};

}  // namespace

constinit const Locale kPolish = {"pl-PL",
                                  {kTexts, kPolishGroups},
                                  PluralRule::kOneFewMany,
                                  ",",
                                  "\u00A0",
                                  "%",
                                  10'000,
                                  {"{d} {month} {y}", "{d} {mon} {y}", "{alone} {y}"},
                                  kMonths,
                                  kShort,
                                  kAlone};

}  // namespace milepost::report::messages
