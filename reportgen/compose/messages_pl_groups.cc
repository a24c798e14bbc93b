// The words in Polish of documents about many people, and of forms.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {

using enum Word;

// Short words side by side.
// clang-format off
constinit const Message kPolishGroups[kGroupWords] = {
    // Team summary
    {kTeamTitle, "Podsumowanie zespołu"}, {kForTeamManager, "Poufne – tylko dla przełożonego"}, {kPeople, "Osoby"},
    {kPerson, "Osoba"}, {kPlanColumn, "Plan"}, {kAgreedPlans, "z uzgodnionym planem"},
    {kAsShared, "w zakresie udostępnionym przełożonemu"},
    {kReviewsSoon, "przegląd w ciągu 30 dni|przeglądy w ciągu 30 dni|przeglądów w ciągu 30 dni"},
    {kQuietGoals, "cel bez wpisów|cele bez wpisów|celów bez wpisów"},
    {kQuietDetail, "nic nie zapisano od miesiąca lub dłużej"}, {kEverybody, "Co słychać u każdej osoby"},
    {kEverybodyLead, "To, co każda osoba udostępnia przełożonemu. Kreska oznacza, że nie ma czego pokazać."},
    {kLastActivity, "Ostatni wpis"}, {kNoPeople, "Nie ma bezpośrednich podwładnych."},
    {kAttention, "Kto potrzebuje uwagi i dlaczego"}, {kAttentionLead, "Najpilniejsze najpierw."},
    {kUrgency, "Najpilniejsze"}, {kReviewLate, "Spóźniony przegląd"},
    {kReviewLateFor,
     "Przegląd spóźniony o {count} dzień|Przegląd spóźniony o {count} dni|Przegląd spóźniony o {count} dni"},
    {kLateGoals,
     "{count} cel po terminie: {goals}|{count} cele po terminie: {goals}|{count} celów po terminie: {goals}"},
    {kOffTrackGoals,
     "{count} cel odbiega od planu: {goals}|{count} cele odbiegają od planu: {goals}|{count} celów odbiega od planu: "
     "{goals}"},
    {kAtRiskGoals, "{count} cel zagrożony: {goals}|{count} cele zagrożone: {goals}|{count} celów zagrożonych: {goals}"},
    {kQuiet, "Bez wpisów"},
    {kQuietFor,
     "Nic nie zapisano od {count} dnia: {goals}|Nic nie zapisano od {count} dni: {goals}|Nic nie zapisano od {count} "
     "dni: {goals}"},
    {kChangeOpen, "Coś się zmieniło i nikt się tym nie zajął: {change}"}, {kDraftPlan, "Plan jest wciąż szkicem"},
    {kWaiting, "Czekają na Ciebie"}, {kWaitingLead, "To, bez czego inni nie pójdą dalej."},
    {kSignPlan, "Podpisać plan „{plan}” albo powiedzieć, co zmienić"}, {kGiveFeedback, "Dać informację zwrotną"},
    {kAnswerTo, "Dać informację zwrotną: {question}"}, {kYourStep, "{step}, dla „{goal}”"},
    {kYourPart, "Twój udział w planie: {what}"}, {kToCelebrate, "Do świętowania"},
    {kToCelebrateLead, "Osiągnięte i jeszcze nieuczczone."}, {kTeamAgenda, "Proponowany porządek spotkania"},
    {kAgendaWins, "Zacznij od tego, co się udało: {names}."},
    {kAgendaWaiting, "Załatw to, co na Ciebie czeka: {names}."},
    {kAgendaReality, "Zapytaj w cztery oczy, co naprawdę przeszkadza: {names}."},
    {kAgendaReviews, "Przygotuj przegląd: {names}."},
    {kAgendaRestart, "Zapytaj, które cele są wciąż ważne i jaki jest najmniejszy następny krok: {names}."},
    {kAgendaDrafts, "Pomóż doprowadzić plan do uzgodnienia: {names}."},
    {kAgendaCalm, "Nic nie pili. Zapytaj każdą osobę, czego chciałaby teraz spróbować."},
    // Roll-up
    {kTopGaps, "Największe braki umiejętności"},
    {kTopGapsLead, "Czego wymagają role docelowe, a czego jeszcze brakuje – tylko to, czego brakuje co najmniej pięciu osobom."},
    {kPeopleBelow, "Poniżej"}, {kPeopleRequired, "Wymagane od"}, {kShareBelow, "Udział"},
    {kLevelsShort, "Brakujące poziomy, średnio"}, {kContentHash, "Treść"},
    {kRollUpTitle, "Rozwój w liczbach"}, {kForHrAggregate, "Poufne – bez grup poniżej pięciu osób"},
    {kWholeOrganization, "Cała organizacja"}, {kNoUnit, "Bez jednostki"},
    {kNotCounted, "Niczego jeszcze nie policzono: dzieje się to raz dziennie."}, {kWithheld, "Niepokazane"},
    {kWithheldText, "Tych liczb nie pokazujemy, aby nikogo nie dało się w nich rozpoznać."},
    {kPeopleCounted, "osoba|osoby|osób"}, {kHaveOpenPlan, "ma otwarty plan"}, {kHaveAgreedPlan, "ma uzgodniony plan"},
    {kWithPlan, "Z planem"}, {kDueReviews, "Przeglądy do zrobienia"}, {kPartOfAll, "{part} z {all}"},
    {kReviewsDueNow, "przegląd do zrobienia|przeglądy do zrobienia|przeglądów do zrobienia"},
    {kGoalsInAll, "cel|cele|celów"}, {kGoalsByHealth, "Cele według kondycji"}, {kGoalsByState, "Cele według stanu"},
    {kGoalsByLane, "Nieukończone cele według horyzontu"}, {kNumber, "Liczba"}, {kByUnit, "Według jednostek"},
    {kByUnitLead, "Ile osób ma uzgodniony plan."}, {kRollUpNotes, "Jak to czytać"},
    {kRollUpCounted,
     "Liczymy wszystkie osoby, które tu pracują, ze wszystkimi celami i planami, komukolwiek są udostępnione."},
    {kRollUpAgreed, "Plan jest otwarty od szkicu po przegląd. Jest uzgodniony, dopóki obowiązują podpisy."},
    {kRollUpSmall,
     "Grup poniżej pięciu osób nie pokazujemy, ani tylu innych, ilu trzeba, by żadnej nie dało się wyliczyć przez "
     "odejmowanie."},
    // Blank form
    {kFormOverline, "Formularz do wypełnienia ręcznie"}, {kFormFoot, "Po wypełnieniu poufne"},
    {kFormLead, "Pisz krótko i pomiń to, co teraz nieważne. Plan jest Twój; to Ty decydujesz, co z niego pokażesz."},
    {kName, "Imię i nazwisko"}, {kPosition, "Stanowisko"}, {kPlanPeriod, "Od – do"},
    {kFormRole, "Rola, do której zmierzam, albo to, czego jeszcze szukam"}, {kFormSkillStep, "Jak zmniejszę lukę"},
    {kFormGoal, "Cel {number}"}, {kFormGoalWhat, "Co będzie inaczej, dla kogo i o ile"},
    {kFormGoalCheck, "Czy jest SMART?"}, {kFormSpecific, "Konkretny: zaczyna się od czasownika działania"},
    {kFormMeasurable, "Mierzalny: pokaże to liczba lub rzecz"},
    {kFormAchievable, "Osiągalny: pierwszy krok zależy ode mnie i mam na to czas"},
    {kFormRelevant, "Istotny: prowadzi do roli, umiejętności lub wartości"},
    {kFormTimeBound, "Określony w czasie: ma termin i wcześniejszy dzień sprawdzenia"},
    {kFormHelp, "Kto lub co pomoże"}, {kFormDone, "Zrobione"}, {kFormReview, "Co zostaje, co się zmienia"},
};
// clang-format on

}  // namespace milepost::report::messages
