// The words in Spanish of documents about many people, and of forms.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {

using enum Word;

// Short words side by side.
// clang-format off
constinit const Message kSpanishGroups[kGroupWords] = {
    // Team summary
    {kTeamTitle, "Resumen del equipo"}, {kForTeamManager, "Confidencial – solo para el responsable"},
    {kPeople, "Personas"}, {kPerson, "Persona"}, {kPlanColumn, "Plan"}, {kAgreedPlans, "con un plan acordado"},
    {kAsShared, "en lo que se comparte con el responsable"},
    {kReviewsSoon, "revisión en los próximos 30 días|revisiones en los próximos 30 días"},
    {kQuietGoals, "objetivo sin noticias|objetivos sin noticias"},
    {kQuietDetail, "nada anotado desde hace un mes o más"}, {kEverybody, "Cómo va cada persona"},
    {kEverybodyLead, "Lo que cada persona comparte con su responsable. Un guion indica que no hay nada que mostrar."},
    {kLastActivity, "Última actividad"}, {kNoPeople, "No hay colaboradores directos."},
    {kAttention, "Quién necesita atención y por qué"}, {kAttentionLead, "Primero lo más urgente."},
    {kUrgency, "Lo más urgente"}, {kReviewLate, "Revisión atrasada"},
    {kReviewLateFor, "La revisión lleva {count} día de retraso|La revisión lleva {count} días de retraso"},
    {kLateGoals, "{count} objetivo vencido: {goals}|{count} objetivos vencidos: {goals}"},
    {kOffTrackGoals, "{count} objetivo desviado: {goals}|{count} objetivos desviados: {goals}"},
    {kAtRiskGoals, "{count} objetivo en riesgo: {goals}|{count} objetivos en riesgo: {goals}"},
    {kQuiet, "Sin noticias"},
    {kQuietFor, "Nada anotado desde hace {count} día: {goals}|Nada anotado desde hace {count} días: {goals}"},
    {kChangeOpen, "Algo ha cambiado y nadie lo ha tratado: {change}"}, {kDraftPlan, "El plan sigue en borrador"},
    {kWaiting, "Te esperan"}, {kWaitingLead, "Lo que hace falta para que otros sigan adelante."},
    {kSignPlan, "Firmar el plan «{plan}» o decir qué debe cambiar"}, {kGiveFeedback, "Dar una opinión"},
    {kAnswerTo, "Dar una opinión: {question}"}, {kYourStep, "{step}, para «{goal}»"},
    {kYourPart, "Tu parte en el plan: {what}"}, {kToCelebrate, "Para celebrar"},
    {kToCelebrateLead, "Logrado y aún sin celebrar."}, {kTeamAgenda, "Orden del día propuesto"},
    {kAgendaWins, "Empezar por lo que salió bien: {names}."}, {kAgendaWaiting, "Resolver lo que te espera: {names}."},
    {kAgendaReality, "Preguntar a solas qué es lo que de verdad lo impide: {names}."},
    {kAgendaReviews, "Preparar la revisión: {names}."},
    {kAgendaRestart, "Preguntar qué objetivos siguen importando y cuál es el paso más pequeño: {names}."},
    {kAgendaDrafts, "Ayudar a que el plan llegue a un acuerdo: {names}."},
    {kAgendaCalm, "Nada urge. Preguntar a cada persona qué le gustaría probar ahora."},
    // Roll-up
    {kTopGaps, "Mayores carencias de competencias"},
    {kTopGapsLead, "Lo que piden los puestos objetivo y todavía falta; solo lo que les falta al menos a cinco personas."},
    {kPeopleBelow, "Por debajo"}, {kPeopleRequired, "Se pide a"}, {kShareBelow, "Proporción"},
    {kLevelsShort, "Niveles que faltan, de media"}, {kContentHash, "Contenido"},
    {kRollUpTitle, "Desarrollo en conjunto"},
    {kForHrAggregate, "Confidencial – ningún grupo de menos de cinco personas"},
    {kWholeOrganization, "Toda la organización"}, {kNoUnit, "Sin unidad"},
    {kNotCounted, "Aún no se ha contado nada: se hace una vez al día."}, {kWithheld, "No se muestra"},
    {kWithheldText, "Estas cifras no se muestran, para que no se reconozca a nadie en ellas."},
    {kPeopleCounted, "persona contada|personas contadas"}, {kHaveOpenPlan, "tienen un plan abierto"},
    {kHaveAgreedPlan, "tienen un plan acordado"}, {kWithPlan, "Con plan"}, {kDueReviews, "Revisiones pendientes"},
    {kPartOfAll, "{part} de {all}"}, {kReviewsDueNow, "revisión pendiente|revisiones pendientes"},
    {kGoalsInAll, "objetivo|objetivos"}, {kGoalsByHealth, "Objetivos por salud"},
    {kGoalsByState, "Objetivos por estado"}, {kGoalsByLane, "Objetivos sin terminar por plazo"}, {kNumber, "Número"},
    {kByUnit, "Por unidad"}, {kByUnitLead, "Cuántas personas tienen un plan acordado."}, {kRollUpNotes, "Cómo leerlo"},
    {kRollUpCounted,
     "Se cuenta a todas las personas que trabajan aquí, con todos sus objetivos y planes, los compartan con quien "
     "los compartan."},
    {kRollUpAgreed,
     "Un plan está abierto desde el borrador hasta la revisión. Está acordado mientras sus firmas están en vigor."},
    {kRollUpSmall,
     "Los grupos de menos de cinco personas no se muestran, ni tantos otros como haga falta para que ninguno se "
     "pueda deducir restando."},
    // Blank form
    {kFormOverline, "Formulario para rellenar a mano"}, {kFormFoot, "Confidencial una vez rellenado"},
    {kFormLead, "Escribe poco y deja fuera lo que ahora no importa. El plan es tuyo; tú decides qué muestras de él."},
    {kName, "Nombre"}, {kPosition, "Puesto"}, {kPlanPeriod, "Desde – hasta"},
    {kFormRole, "El puesto al que me dirijo, o lo que todavía busco"}, {kFormSkillStep, "Cómo cierro la brecha"},
    {kFormGoal, "Objetivo {number}"}, {kFormGoalWhat, "Qué será distinto, para quién y en qué medida"},
    {kFormGoalCheck, "¿Es SMART?"}, {kFormSpecific, "Específico: empieza con un verbo de acción"},
    {kFormMeasurable, "Medible: un número o un hecho lo demostrará"},
    {kFormAchievable, "Alcanzable: el primer paso es mío y tengo las horas"},
    {kFormRelevant, "Relevante: lleva a un puesto, una competencia o un valor mío"},
    {kFormTimeBound, "Temporal: tiene una fecha, y otra antes para revisarlo"}, {kFormHelp, "Quién o qué ayuda"},
    {kFormDone, "Hecho"}, {kFormReview, "Qué sigue, qué cambia"},
};
// clang-format on

}  // namespace milepost::report::messages
