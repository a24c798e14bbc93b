"""Faults that tests must notice. Each replaces one text, which occurs once in its file, by another."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str
    file: str
    text: str
    replacement: str
    target: str  # the test program that is built
    tests: str   # the GoogleTest filter that must turn red


FAULTS = [
    # Who may see what.
    Fault("the audience is not asked in a read", "services/rpc/resource.h",
          "if (!call.viewer.Sees((*record)->facts.audience)) return NotPermitted();", "",
          "conformance_access", "AccessMatrix.LetsInWhomItShouldAndNobodyElse"),
    Fault("the audience is not asked in a list", "services/rpc/resource_base.cc",
          "if (!call.viewer.unrestricted) query.audience_mask = call.viewer.audience;", "",
          "conformance_access", "Relations.ListsHideWhatIsNotSharedOnEveryPage"),
    Fault("a mentor opens what managers see", "services/access/viewer.cc",
          "if (parties & Bit(PARTY_MENTOR)) set |= Bit(AUDIENCE_MENTOR);",
          "if (parties & Bit(PARTY_MENTOR)) set |= Bit(AUDIENCE_MENTOR) | Bit(AUDIENCE_MANAGER);",
          "conformance_access", "Canary.IsReadByExactlyWhomTheMatrixNames"),
    Fault("a mentor hears of other mentors' sessions", "services/events/listener.cc",
          '"/mentorships/", viewer.mentorship, "/sessions/");', '"/mentorships/");',
          "conformance_events", "SessionsFeed.TheTwoPeopleHearOfASessionAndNobodyElse"),
    Fault("NOT_FOUND is told to strangers", "services/rpc/resource.h",
          "return call.viewer.unrestricted ? NotFound(shape_.type(), name) : NotPermitted();",
          "return NotFound(shape_.type(), name);",
          "conformance_access", "AccessMatrix.GivesTheSameBytesForTheMissingAndTheForbidden"),
    Fault("strangers learn who does not exist", "services/access/viewer.cc",
          "if (viewer.parties == 0) return", "if (viewer.parties == 0 && viewer.owner.person_key != 0) return",
          "conformance_access", "AccessMatrix.DoesNotTellPeopleWhetherAPersonExists"),
    Fault("a former manager is kept", "services/profiles/profile_specs.cc",
          "absl::Status status = access::SetEdges(tx, person_key, access::kManager, manager);",
          "absl::Status status = access::AddEdge(tx, person_key, access::kManager, manager.empty() ? \"\" : manager[0]);",
          "conformance_access", "Relations.ANewManagerSeesWhatIsSharedNowAndTheFormerOneNothingAnyMore"),
    Fault("who left stays a manager", "services/access/viewer.cc",
          "return *left ? Parties{0} : found & permitted;", "return found & permitted;",
          "conformance_access", "Relations.WhoLeftTheHouseIsNobodysManagerAnyMore"),
    Fault("a paused mentor is kept", "services/mentoring/mentorships.cc",
          "return access::RemoveEdge(tx, mentee, access::kMentor, end);", "return absl::OkStatus();",
          "conformance_access", "Relations.APausedMentorSeesNothingUntilTheyResume"),
    Fault("a report is read by others", "services/reports/reports_server.cc",
          "if (!status.ok() || reply->reader() == call.principal.name) return status;",
          "if (!status.ok() || !reply->reader().empty()) return status;",
          "conformance_access", "Relations.AReportIsSeenByItsReaderAlone"),
    Fault("reports of others are listed", "services/reports/reports_server.cc",
          'query->conditions.push_back({"reader", store::Op::kEqual, call.principal.name});', "",
          "conformance_access", "Relations.AReportIsSeenByItsReaderAlone"),
    Fault("a reflection is shared with HR", "services/progress/journal.cc",
          "entry.has_pulse() ? 0 : mentor | access::Bit(type::v1::AUDIENCE_MANAGER);",
          "entry.has_pulse() ? 0\n : mentor | access::Bit(type::v1::AUDIENCE_MANAGER) | "
          "access::Bit(type::v1::AUDIENCE_HR);",
          "conformance_access", "Relations.ReflectionsAreNeverSharedWithHrOrTheLineAbove"),
    Fault("the owner writes what is HR's", "services/profiles/profile_specs.cc",
          "return MessageDifferencer::Equals(allowed, before) ? absl::OkStatus() : rpc::NotPermitted();",
          "return absl::OkStatus();",
          "conformance_access", "Relations.TheOwnerChangesWhereAndHowTheyReadAndNothingElseOfTheirProfile"),
    Fault("managers read what mentor and mentee agreed", "services/mentoring/mentorships.cc",
          "mentorship.clear_agreement();", "",
          "conformance_access", "Relations.ManagersAndAuditorsLearnThatAMentorshipExistsAndNotWhatWasAgreed"),
    Fault("a gap is told from what is not shared", "services/profiles/role_reader.cc",
          "if (!call.viewer.Sees(record.facts.audience)) return rpc::NotPermitted();", "",
          "conformance_access", "Relations.ANumberMadeOfWhatTheReaderDoesNotSeeIsNotGiven"),
    Fault("the log names the caller", "services/rpc/call_log.cc",
          'AddText("caller", Pseudonym(facts.caller), &line);', 'AddText("caller", facts.caller, &line);',
          "conformance_access", "Canary.IsReadByExactlyWhomTheMatrixNames"),
    Fault("events carry values", "services/rpc/resource_base.cc",
          "event.changed_paths = paths;", 'event.changed_paths = paths.empty() ? "zq0001qz" : paths;',
          "conformance_access", "Canary.IsReadByExactlyWhomTheMatrixNames"),

    # Writes happen once, whole, and on what the writer saw.
    Fault("the etag is not compared", "services/rpc/etag.cc",
          "return EtagMismatch(name, given);", "return name.empty() ? EtagMismatch(name, given) : absl::OkStatus();",
          "unit_rpc_messages", "Etag.IsComparedWhenGiven"),
    Fault("a failed body is not undone", "services/store/sqlite_batch.cc",
          "job.status.ok() || !transaction.wrote()", "job.status.ok() || transaction.wrote()",
          "conformance_database", "*/DatabaseTest.ABodysOwnErrorUndoesWhatItWrote*"),
    Fault("a body that fails when run again is not undone", "services/store/sqlite_batch.cc",
          'keep || connection_.Run("ROLLBACK TO body").ok()', "keep || true",
          "conformance_database", "*/BatchesTest.BatchedBodiesEndAsIfEachHadRunAlone*"),
    Fault("a request_id is not remembered", "services/rpc/once.cc",
          "return store::Remember(tx, key, call.request_hash, name, absl::Now());", "return absl::OkStatus();",
          "conformance_resource", "*/CreateSuite.MakesOneOfTwoRequestsWithTheSameId*"),
    Fault("the hash of a repeated request is not compared", "services/rpc/once.cc",
          "if ((*remembered)->hash != call.request_hash)", "if ((*remembered)->hash.empty())",
          "conformance_resource", "*/CreateSuite.RefusesARequestIdUsedForSomethingElse*"),
    Fault("an older measurement replaces a newer one", "services/goals/measurement_rows.cc",
          "if ((*record)->message.measurement().series_version() >= given.series_version()) return false;", "",
          "conformance_domain", "Carried.AgainChangesNothing"),
    Fault("calls served together share the first one's caller", "services/rpc/exchange.cc",
          "calls.push_back({exchanges[i]->call,", "calls.push_back({exchanges[0]->call,",
          "unit_doorway", "Joint.GivesEveryCallItsOwnCaller"),
    Fault("a signature's hash is not compared", "services/goals/plan_flow.cc",
          "if (revision->message.sha256() != request.sha256())", "if (revision->message.sha256().empty())",
          "conformance_domain", "Plans.AreSignedOnlyWithTheHashOfWhatWasSubmitted"),
    Fault("a migration's checksum is not compared", "services/store/migrate.cc",
          "theirs->second.checksum != Checksum(ours.sql)", "theirs->second.checksum.empty()",
          "conformance_database", "*/MigrateTest.AMigrationChangedAfterItWasAppliedIsNamed*"),

    # What comes in, and pages.
    Fault("unknown fields are passed over", "services/rpc/validate.cc",
          "if (unknown.empty()) return;", "if (!unknown.empty()) return;",
          "unit_rpc_messages", "Validator.RefusesUnknownFieldsAtEveryLevel"),
    Fault("OUTPUT_ONLY input is kept", "services/rpc/validate.cc",
          "if (request_->has_output_only) ClearIn", "if (!request_->has_output_only) ClearIn",
          "unit_rpc_messages", "Validator.ClearsOutputOnlyAtEveryLevel"),
    Fault("a page token is not bound to its query", "services/rpc/page_token.cc",
          "{query.method, query.parent, query.filter, query.order_by}", "{query.method, query.parent}",
          "unit_rpc_messages", "PageToken.BelongsToItsQuery"),
    Fault("a page goes on the wrong way", "services/store/list_sql.cc",
          '") < (" : ") > ("', '") < (" : ") < ("',
          "conformance_database", "*/PagingTest.PagesTogetherAreTheWholeListInEveryOrder*"),

    # Numbers.
    Fault("stale begins a day late", "services/goals/goal_health.cc",
          "status.quiet_days() >= StaleAfterDays", "status.quiet_days() > StaleAfterDays",
          "unit_goals", "Stale.BeginsAfterThirtyQuietDaysOrTwoLongCadences"),
    Fault("a roll-up counts cancelled goals", "services/goals/goal_progress.cc",
          "    case Goal::STATE_ACTIVE:\n", "    case Goal::STATE_ACTIVE:\n    case Goal::STATE_CANCELLED:\n",
          "unit_goals", "RollUp.IsTheWeightedMeanWithoutCancelledGoals"),

    # Documents.
    Fault("texts read back shifted by one character", "reportgen/pdf/font_subset.cc",
          "ToUtf16BigEndian(characters_[speaking[i]].text)",
          "ToUtf16BigEndian(characters_[speaking[(i + 1) % speaking.size()]].text)",
          "unit_reportgen", "*/NamesReadBack.Exactly*"),
    Fault("a table's head is not repeated", "reportgen/layout/build_table.cc",
          "node.repeated = head_;", "node.repeated = {};",
          "unit_reportgen", "Layout.ATableOverThreePagesRepeatsItsHeadAndLosesNoRow"),
]
