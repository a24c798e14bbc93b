// The words in Spanish.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {
namespace {

using enum Word;

// Short words side by side.
// clang-format off
constexpr Message kTexts[] = {
    // Documents
    {kPlanTitle, "Plan de desarrollo profesional"}, {kOnboardingTitle, "Plan de incorporación"},
    {kProgressTitle, "Informe de progreso"}, {kConfidential, "Confidencial"},
    {kForOwner, "Confidencial – copia de la persona titular"},
    {kForMentor, "Confidencial – compartido con el mentor"},
    {kForManagers, "Confidencial – compartido con el responsable"}, {kForHr, "Confidencial – compartido con RR. HH."},
    {kPagePattern, "{page} / {pages}"}, {kRevisionFoot, "Revisión {number}"}, {kDateRange, "{from} – {until}"},
    {kFromDate, "desde el {date}"}, {kUntilDate, "hasta el {date}"}, {kAsOf, "A fecha de"},
    {kAsOfDate, "A fecha de {date}"}, {kAndMore, "y {count} más|y {count} más"},
    {kNothingHere, "Este documento no contiene nada que mostrar."},
    // People and heads of columns
    {kManager, "Responsable"}, {kMentor, "Mentor"}, {kEmployee, "Persona empleada"}, {kHrPartner, "RR. HH."},
    {kUnit, "Unidad"}, {kState, "Estado"}, {kRevision, "Revisión"}, {kDate, "Fecha"}, {kKind, "Tipo"},
    {kItem, "Elemento"}, {kWhere, "Dónde"}, {kWho, "Quién"}, {kRole, "Función"}, {kReason, "Motivo"},
    {kReasonAndActor, "Por qué y quién"}, {kRemark, "Observación"}, {kTotal, "Total"}, {kTerm, "Término"},
    {kMeaning, "Significado"}, {kToday, "Hoy"}, {kNow, "Ahora"}, {kBefore, "Antes"}, {kOpen, "Pendiente"},
    {kCost, "Coste"}, {kHours, "{hours} h"}, {kHoursTitle, "Horas"}, {kResponsible, "Responsable"},
    {kSupport, "Apoyo"}, {kOfFive, "{points} de 5"}, {kOfTen, "{points} de 10"},
    // Summary
    {kNextReview, "Próxima revisión"}, {kPlanProgress, "avance del plan"}, {kVision, "Adónde voy"},
    {kTopGoals, "Lo primero"}, {kSkillProfile, "Competencias: hoy y requeridas"},
    {kSkillSpoken, "{skill}: {now}, requerido {required}"}, {kReadiness, "de preparación para el puesto"},
    {kSkillsAssessed,
     "{assessed} de {count} competencia requerida evaluada|{assessed} de {count} competencias requeridas "
     "evaluadas"},
    {kGoalsWell, "objetivos al día o adelantados"}, {kMilestonesReached, "hitos alcanzados"},
    {kOverdueCount, "{count} vencido|{count} vencidos"}, {kNothingOverdue, "ninguno vencido"},
    {kShortShare, "a corto plazo"}, {kInBalance, "en equilibrio con las metas lejanas"},
    {kOutOfBalance, "sin equilibrio con las metas lejanas"}, {kLoad, "Carga semanal"},
    {kLoadOf, "{needed} de {capacity}"}, {kDueOn, "Vence el {date}"},
    // Who I am
    {kWhoIAm, "Quién soy"}, {kWhoIAmLead, "Lo que me importa, lo que me interesa y lo que aporto."},
    {kValues, "Lo que me importa"}, {kValue, "Valor"}, {kRank, "Orden"}, {kSatisfaction, "Satisfecho hoy"},
    {kInterests, "Intereses"}, {kInterest, "Interés"}, {kInterestType, "Tipo"}, {kIntensity, "Intensidad"},
    {kRealistic, "Realista"}, {kInvestigative, "Investigador"}, {kArtistic, "Artístico"}, {kSocial, "Social"},
    {kEnterprising, "Emprendedor"}, {kConventional, "Convencional"}, {kStrengths, "Fortalezas"},
    {kAreas, "Áreas de mejora"}, {kAssessments, "Evaluaciones profesionales"}, {kInstrument, "Instrumento"},
    {kResult, "Resultado"}, {kExploring, "Todavía explorando"},
    {kExploringPrompt1, "¿Qué tres tareas del último mes repetirías mañana con gusto?"},
    {kExploringPrompt2, "¿La semana laboral de quién probarías un día, y qué preguntarías a esa persona?"},
    {kExploringPrompt3, "¿Qué tendría que ser cierto dentro de dos años para decir que valió la pena?"},
    {kPivoting, "Cambio de rumbo"},
    {kPivotingPrompt,
     "Mucho de lo que sabes viaja contigo. Busca las competencias que se trasladan antes de contar las nuevas."},
    {kValueMatrix, "Objetivos y valores a los que sirven"},
    // Skills
    {kSkills, "Competencias"}, {kSkill, "Competencia"}, {kTargetRole, "Puesto objetivo: {role}"},
    {kReadinessLead,
     "Preparación del {percent}; {assessed} de {count} competencia requerida está evaluada.|Preparación del "
     "{percent}; {assessed} de {count} competencias requeridas están evaluadas."},
    {kGapTitle, "Distancia al puesto, de mayor a menor"}, {kImportance, "Importancia"}, {kCritical, "Crítica"},
    {kImportant, "Importante"}, {kUseful, "Útil"}, {kRequired, "Requerido"}, {kLevel, "Nivel"},
    {kJudgedBy, "Evaluado por"}, {kSelf, "Uno mismo"}, {kPeer, "Colega"}, {kTest, "Prueba"},
    {kCredential, "Certificado"}, {kOwnView, "Visión propia"}, {kPerception, "Diferencia"},
    {kPerceptionNote,
     "Diferencia: visión propia menos la de los demás. Por encima de cero, uno se ve mejor de como lo ven."},
    {kNotAssessed, "sin evaluar"}, {kMet, "cumplido"}, {kLevelsRestOn, "En qué se apoyan los niveles"},
    {kEvidence, "Prueba"},
    // Goals
    {kGoals, "Objetivos"}, {kGoalsLead, "Por horizonte: lo cercano, lo que sigue y adónde lleva."},
    {kGoal, "Objetivo"}, {kGoalCount, "{count} objetivo|{count} objetivos"}, {kPriority, "Prioridad"},
    {kPriorityEssential, "Esencial"}, {kPriorityNeeded, "Necesario"}, {kPriorityHelpful, "Útil"}, {kWeight, "Peso"},
    {kWeightOf, "peso {weight}"}, {kDue, "Vence"}, {kProgressAndStatus, "Progreso y estado"},
    {kHorizonShort, "Corto plazo"}, {kHorizonMedium, "Medio plazo"}, {kHorizonLong, "Largo plazo"},
    {kHorizonOpen, "Aún sin fechas"}, {kGoalProposed, "Propuesto"}, {kGoalAccepted, "Aceptado"},
    {kGoalActive, "Activo"}, {kGoalOnHold, "En pausa"}, {kGoalCompleted, "Completado"}, {kGoalRejected, "Rechazado"},
    {kGoalCancelled, "Cancelado"}, {kHealthAhead, "Adelantado"}, {kHealthOnTrack, "Al día"},
    {kHealthNotStarted, "Sin empezar"}, {kHealthAtRisk, "En riesgo"}, {kHealthOffTrack, "Desviado"},
    {kHealthOverdue, "Vencido"}, {kHealthDone, "Hecho"}, {kHealthPaused, "En pausa"},
    {kOutcomeNotAchieved, "No logrado"}, {kOutcomePartial, "Logrado en parte"}, {kOutcomeAchieved, "Logrado"},
    {kOutcomeExceeded, "Superado"}, {kTimeline, "Cronograma"},
    {kTimelineSpoken,
     "Cronograma de {count} objetivo, del {from} al {until}|Cronograma de {count} objetivos, del {from} al "
     "{until}"},
    {kMilestone, "Hito"},
    // Goal cards
    {kGoalCards, "Objetivo por objetivo"}, {kStretch, "Ambicioso"}, {kProgress, "Progreso"},
    {kExpectedToday, "esperado {percent}"}, {kWhy, "Por qué importa"}, {kWhen, "Cuándo"}, {kMeasure, "Medida"},
    {kMetricNow, "{now} ahora\n{start}\u00A0→ {target}"}, {kMetricTarget, "{start} → {target}"},
    {kConfidence, "Confianza"}, {kProjected, "Fin previsto"},
    {kDaysLate, "{count} día de retraso|{count} días de retraso"},
    {kDaysEarly, "{count} día de adelanto|{count} días de adelanto"}, {kPartOf, "Parte de {goal}"},
    {kSuccessCriteria, "Pruebas de logro"}, {kStep, "Paso"}, {kSteps, "Pasos"}, {kAction, "Acción"},
    {kBuilds, "Desarrolla: {skills}"}, {kServes, "Sirve a: {values}"}, {kSmart, "SMART"}, {kSmartScore, "Puntuación"},
    {kSmartAdvice, "Consejo"}, {kSmartGood, "Bien formulado."}, {kSmartNearly, "Casi listo."},
    {kSmartNotYet, "Aún no es SMART."},
    // Actions
    {kActions, "Acciones"},
    {kActionsLead, "La mayor parte se aprende en el trabajo; algo, de otros; algo, en cursos."},
    {kActionCount, "{count} acción|{count} acciones"}, {kExperience, "Experiencia"},
    {kExposure, "Contacto con otros"}, {kEducation, "Formación"}, {kOtherActions, "Otras acciones"},
    {kMixAim, "70 / 20 / 10"}, {kSupportAndBudget, "Apoyo y presupuesto"}, {kNeededFor, "Necesario para"},
    {kHoursPlanned, "Horas previstas"}, {kHoursSpent, "Horas dedicadas"}, {kBudget, "Presupuesto"},
    {kOverloaded, "Más trabajo que horas"},
    {kOverloadedText,
     "Las acciones abiertas piden más horas por semana de las reservadas. Mueve una fecha, deja una acción o "
     "busca más tiempo."},
    {kObstacles, "Obstáculos y respuestas"}, {kObstaclesLead, "Decidido con calma: si pasa esto, hago aquello."},
    {kObstacle, "Qué puede interponerse"}, {kRisk, "Riesgo"}, {kRiskOf, "{likelihood} × {impact}"},
    {kIf, "Cuando ocurre"}, {kThen, "Qué hago entonces"},
    // Care
    {kCare, "Lo que lo hace sostenible"}, {kCareLead, "Un plan que cuesta la salud o el hogar no es un buen plan."},
    {kBoundaries, "Límites"}, {kRewards, "Recompensas"}, {kRewardPlanned, "prevista"}, {kRewardEarned, "ganada"},
    {kRewardClaimed, "disfrutada"}, {kBrand, "Marca personal"}, {kResume, "Currículum"},
    {kCoverLetter, "Carta de presentación"}, {kOnlineProfile, "Perfil en línea"}, {kPortfolio, "Portafolio"},
    {kBrandCurrent, "Al día"}, {kBrandOutdated, "Desactualizado"}, {kBrandMissing, "Falta"}, {kReviewed, "Revisado"},
    // Mentoring and reviews
    {kMentoring, "Mentoría"}, {kMentorshipProposed, "Propuesta"}, {kMentorshipActive, "En curso"},
    {kMentorshipPaused, "En pausa"}, {kSince, "Desde"}, {kCadence, "Sesiones"},
    {kEveryDays, "cada día|cada {count} días"}, {kFocus, "Enfoque"}, {kNoMentor, "Sin mentor, y está bien así"},
    {kNoMentorText,
     "Tener mentor es opcional. Si quieres uno, elige a alguien que haya hecho lo que intentas y pídele "
     "primero una sola conversación."},
    {kReviews, "Revisiones"}, {kLastReview, "Última revisión"}, {kInterval, "Intervalo"},
    {kEveryMonths, "cada mes|cada {count} meses"}, {kParticipant, "Participa"}, {kContribution, "Aportación"},
    {kReviewNotes, "Notas para la próxima revisión"},
    // Agreement
    {kAgreement, "Acuerdo"}, {kAgreementLead, "Quién respalda este plan."},
    {kAgreementStatement,
     "Hemos hablado de este plan y lo apoyamos. No es garantía de ascenso ni evaluación del desempeño."},
    {kSignedOn, "Firmado el {date}"}, {kRevisionHistory, "Historial de revisiones"},
    {kRevisionSubmitted, "Presentada"}, {kRevisionWithdrawn, "Retirada"}, {kRevisionSuperseded, "Sustituida"},
    {kSubmitted, "Presentada el"}, {kAgreed, "Acordada el"}, {kFingerprint, "Huella (SHA-256)"},
    {kDecision, "Decisión"}, {kSigned, "Firmado"}, {kChangesRequested, "Cambios solicitados"},
    {kPlanDraft, "Borrador"}, {kPlanAwaiting, "Pendiente de acuerdo"}, {kPlanAgreed, "Acordado"},
    {kPlanInReview, "En revisión"}, {kPlanCompleted, "Completado"}, {kPlanArchived, "Archivado"},
    {kPlanCancelled, "Cancelado"}, {kPlanDeclined, "Rechazado"},
    // Glossary
    {kGlossary, "Qué significan los valores"},
    {kProgressMeaning,
     "La parte recorrida del inicio del objetivo a su meta; en objetivos compuestos, la media ponderada de "
     "sus partes."},
    {kExpected, "Esperado"},
    {kExpectedMeaning,
     "El progreso que correspondería hoy si creciera según lo previsto entre el inicio y el vencimiento."},
    {kHealth, "Salud"},
    {kHealthMeaning,
     "El progreso junto a lo esperado: hasta 10 puntos, al día; hasta 25 puntos por detrás, en riesgo; más "
     "allá, desviado."},
    {kProjectedMeaning, "El día en que se alcanzará el objetivo si continúa al ritmo actual."},
    {kReadinessTerm, "Preparación"},
    {kReadinessMeaning,
     "Cuánto llenan las competencias de hoy lo que exige el puesto, según su importancia. El exceso en una no "
     "compensa otra; lo no evaluado cuenta cero."},
    {kShortShareTerm, "Parte a corto plazo"},
    {kShortShareMeaning,
     "El peso de los objetivos a 12 meses en todos los activos. Por debajo del 20 % o por encima del 80 % no "
     "hay equilibrio."},
    {kSmartMeaning,
     "Cinco letras de dos puntos: específico, medible, alcanzable, relevante, con plazo. Una letra llena "
     "tiene ambos."},
    {kMix, "70-20-10"},
    {kMixMeaning, "Experiencia (haciendo), contacto con otros, formación (en cursos). Una guía, nunca una nota."},
    {kGas, "Logro de objetivos"},
    {kGasMeaning, "De −2 (mucho menos de lo esperado) por 0 (lo esperado) a +2 (mucho más)."},
    // Progress report
    {kAgainstExpected, "Progreso frente a lo esperado"}, {kGoalsOverdue, "objetivo vencido|objetivos vencidos"},
    {kOverdueSteps, "{count} paso vencido|{count} pasos vencidos"}, {kNoOverdueSteps, "ningún paso vencido"},
    {kStreak, "seguimientos seguidos"}, {kStreakDetail, "uno cada día|uno cada {count} días"},
    {kLearningTime, "de aprendizaje en total"}, {kActivityCount, "{count} actividad|{count} actividades"},
    {kTrends, "Tendencia"}, {kActual, "Real"}, {kGoalByGoal, "Cómo va cada objetivo"},
    {kGoalByGoalLead, "El cambio se cuenta desde el {date}."}, {kPace, "Ritmo"}, {kSlip, "Desvío"},
    {kDaysShort, "{days} d"}, {kChange, "Cambio"}, {kWhatChanged, "Qué cambió y por qué"}, {kStateChange, "De → a"},
    {kCreatedAs, "Nuevo: {state}"}, {kAchievements, "Logros"}, {kAchievement, "Logro"}, {kCelebration, "¿Celebrado?"},
    {kCelebrated, "Celebrado"}, {kNotCelebrated, "Aún no"}, {kKindResult, "Resultado"},
    {kKindRecognition, "Reconocimiento"}, {kKindLearning, "Aprendizaje"}, {kKindQuickWin, "Logro rápido"},
    {kReached, "Alcanzado"},
    {kWaitingCelebration, "{count} logro espera aún su celebración|{count} logros esperan aún su celebración"},
    {kWaitingText,
     "Dilo en voz alta, cuéntaselo a quien ayudó o tómate la tarde libre. No tiene que ser algo grande."},
    {kShortfalls, "Acordado pero no logrado"}, {kShortfallsLead, "Se mira para aprender, no para culpar."},
    {kAgreedOn, "Lo acordado"}, {kWhyNot, "Por qué"}, {kSetbacks, "Reveses y lecciones"}, {kWhatHappened, "Qué pasó"},
    {kLesson, "Qué se aprendió"}, {kChangeMade, "Qué se cambió"}, {kSkillMovement, "Competencias que se movieron"},
    {kLearning, "Aprendizaje"},
    {kLearningLead,
     "Cómo se reparten todas las horas entre hacer, los demás y los cursos; debajo, lo que cae en el período."},
    {kActivity, "Actividad"}, {kHowLearned, "Cómo"}, {kProvider, "Ofrecido por"},
    {kGasLead, "Hasta dónde llegaron los objetivos cerrados frente a lo esperado."},
    {kGasMuchLess, "Mucho menos de lo esperado"}, {kGasLess, "Menos de lo esperado"}, {kGasAsExpected, "Lo esperado"},
    {kGasMore, "Más de lo esperado"}, {kGasMuchMore, "Mucho más de lo esperado"}, {kOutcome, "Resultado"},
    {kScore, "Puntos"}, {kClosed, "Cerrado"}, {kWellBeing, "Bienestar"},
    {kWellBeingLead, "Se muestra porque su titular eligió compartirlo."}, {kEnergy, "Energía"},
    {kEnergyScale, "1 ninguna, 5 mucha"}, {kStress, "Estrés"}, {kStressScale, "1 ninguno, 5 demasiado"},
    {kBalance, "Trabajo y vida"}, {kBalanceScale, "1 sin equilibrio, 5 en equilibrio"},
    {kNextSteps, "Próximos pasos"}, {kNextStepsLead, "Vencen mañana.|Vencen en los próximos {count} días."},
    {kReflections, "Reflexiones"}, {kWentWell, "Salió bien"}, {kChallenge, "Fue difícil"}, {kLearned, "Se aprendió"},
    {kNext, "Sigue"}, {kComments, "Comentarios y acuse de recibo"}, {kCommentsLabel, "Comentarios"},
    {kAcknowledgement,
     "La firma confirma que este informe se leyó y se comentó. Acusar recibo no es estar de acuerdo."},
    // Welcome
    {kWelcome, "Por dónde empezar"},
    {kWelcomeLead,
     "Este plan es tuyo y aún está vacío. No hay que acabarlo de una vez: diez minutos con uno de estos "
     "puntos son un buen comienzo."},
    {kWelcomeStep1, "Escribe tres cosas que te importan en el trabajo."},
    {kWelcomeStep2, "Nombra dos fortalezas que otros te han agradecido."},
    {kWelcomeStep3, "Di en una frase dónde te gustaría estar dentro de tres años, o que todavía buscas."},
    {kWelcomeStep4, "Elige un objetivo para los próximos 90 días y algo que muestre que se ha alcanzado."},
    {kWelcomeStep5, "Decide quién te preguntará por él y cuándo."},
    {kWelcomeVision, "Dentro de tres años me gustaría …"},
    {kWelcomeGoal, "Mi primer objetivo y lo que mostrará que se ha alcanzado"},
    {kWelcomeStep, "El primer paso y su fecha"},
};
// clang-format on

constexpr std::array<std::string_view, 12> kMonths = {"enero",      "febrero", "marzo",     "abril",
                                                      "mayo",       "junio",   "julio",     "agosto",
                                                      "septiembre", "octubre", "noviembre", "diciembre"};
constexpr std::array<std::string_view, 12> kShort = {"ene", "feb", "mar", "abr", "may", "jun",
                                                     "jul", "ago", "sep", "oct", "nov", "dic"};

}  // namespace

constinit const Locale kSpanish = {"es-ES",
                                   kTexts,
                                   PluralRule::kOneOther,
                                   ",",
                                   "\u00A0",
                                   "\u00A0%",
                                   {"{d} de {month} de {y}", "{d} {mon} {y}", "{month} de {y}"},
                                   kMonths,
                                   kShort};

}  // namespace milepost::report::messages
