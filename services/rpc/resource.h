// The standard methods of a resource, written once (AIP-131 to 135, 164). A service gives a ResourceSpec: where rows
// lie, what lists may be filtered by, and its rules as hooks; it writes only what is special.
//
// Every read takes the call's Viewer: whoever may not see every object of an owner gets one identical
// PERMISSION_DENIED for forbidden and missing objects, the owner and function roles get NOT_FOUND.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/repeated_field.h"
#include "services/rpc/agenda.h"
#include "services/rpc/columns.h"
#include "services/rpc/errors.h"
#include "services/rpc/etag.h"
#include "services/rpc/field_mask.h"
#include "services/rpc/method.h"
#include "services/rpc/page_token.h"
#include "services/rpc/resource_base.h"
#include "services/rpc/validate.h"
#include "services/store/events.h"
#include "services/store/table.h"
#include "services/store/text.h"

namespace milepost::rpc {

template <class T>
struct ResourceSpec {
  std::string table;                        // its name
  std::vector<Listed<T>> columns;           // what lists know, beside create_time
  std::vector<std::string> indexes;         // whole CREATE INDEX statements
  char id_letter = 'x';                     // the first letter of generated ids
  std::string event;                        // `milepost.goal`; events add `.created.v1`, `.updated.v1` ...
  std::vector<store::Order> default_order;  // of lists without order_by; by id if empty
  const google::protobuf::Descriptor* update_request = nullptr;  // of the Update method, if there is one
  bool etag_always = false;                                      // every Update needs an etag

  // Hooks; each may be left out. They get the resource without etag.
  // Rules of one resource by itself, with field paths relative to it.
  std::function<std::vector<Violation>(const T&)> check;
  // Who may read it; kEveryAudience if left out.
  std::function<access::AudienceSet(const T&)> audience;
  // Defaults and rules of a new resource, whose name is set.
  std::function<absl::Status(store::Transaction&, Call&, T&)> on_create;
  // Whether clients may change it at all, judged before what they ask for.
  std::function<absl::Status(const T&)> may_change;
  // Rules of a change that a client asked for; may adjust `after`.
  std::function<absl::Status(store::Transaction&, Call&, const T& before, T& after)> on_update;
  // Sets what follows from the rest of the resource, before it is stored by any write.
  std::function<absl::Status(store::Transaction&, Call&, T&)> derive;
  // What follows from a write, such as edges; `before` is null for a new resource.
  std::function<absl::Status(store::Transaction&, Call&, const T* before, const T& after)> on_written;
  // What of it falls due by a date alone. A pure function: it is asked again on the day.
  std::function<std::vector<Due>(const T&, int cadence_days)> agenda;
  // Fills in what is computed at every read.
  std::function<absl::Status(store::Reader&, Call&, T&)> present;
};

template <class T>
class Resource {
 public:
  using Record = store::Record<T>;
  // Changes a stored resource; the resource already has its name and times.
  using Change = absl::FunctionRef<absl::Status(T&)>;

  explicit Resource(ResourceSpec<T> spec)
      : spec_(std::move(spec)),
        shape_(T::descriptor()),
        table_(TableOf(spec_.table, spec_.columns, spec_.indexes)),
        fields_(FieldsOf(spec_.columns)) {
    if (spec_.update_request != nullptr) {
      validator_ = std::make_unique<Validator>(spec_.update_request, MethodKind::kUpdate);
    }
  }

  const store::Table<T>& table() const { return table_; }
  // The table's first migration.
  std::string CreateSql() const {
    return store::Table<T>::CreateSql(TableOf(spec_.table, spec_.columns, spec_.indexes));
  }
  const ResourceShape& shape() const { return shape_; }

  // The stored row of a resource that the caller may see; deleted ones too.
  absl::StatusOr<Record> Load(store::Reader& reader, const Call& call, std::string_view name) const {
    auto key = shape_.KeyOf(call, name);
    if (!key.ok()) return key.status();
    auto record = table_.Get(reader, key->view());
    if (!record.ok()) return record.status();
    if (!record->has_value()) return call.viewer.unrestricted ? NotFound(shape_.type(), name) : NotPermitted();
    if (!call.viewer.Sees((*record)->facts.audience)) return NotPermitted();
    return **std::move(record);
  }

  // Load, and NOT_FOUND if it is deleted: what writes begin with.
  absl::StatusOr<Record> LoadLive(store::Reader& reader, const Call& call, std::string_view name) const {
    auto record = Load(reader, call, name);
    if (record.ok() && record->facts.delete_time != 0) return NotFound(shape_.type(), name);
    return record;
  }

  absl::Status Get(store::Reader& reader, Call& call, std::string_view name, T* out) const {
    auto record = Load(reader, call, name);
    if (!record.ok()) return record.status();
    *out = std::move(record->message);
    return Present(reader, call, record->facts.revision, *out);
  }

  // One page of the resources directly under `args.parent` that the caller may see.
  absl::Status List(store::Reader& reader, Call& call, const ListArgs& args, google::protobuf::RepeatedPtrField<T>* out,
                    std::string* next_page_token) const {
    auto query = QueryFor(call, args);
    if (!query.ok()) return query.status();
    return ListQuery(reader, call, args, *std::move(query), out, next_page_token);
  }

  // The stored messages of a query, whoever asks: for what a service computes of them.
  absl::StatusOr<std::vector<T>> Messages(store::Reader& reader, const store::ListQuery& query) const {
    auto records = table_.Records(reader, query);
    if (!records.ok()) return records.status();
    std::vector<T> messages;
    for (Record& record : *records) messages.push_back(std::move(record.message));
    return messages;
  }

  // What List asks the store, for services that narrow it further.
  absl::StatusOr<store::ListQuery> QueryFor(const Call& call, const ListArgs& args) const {
    auto query = QueryOf(call, args, fields_, spec_.default_order);
    if (query.ok()) query->parent = shape_.ParentKeyOf(args.parent);
    return query;
  }

  // One page of a query that began with QueryFor.
  absl::Status ListQuery(store::Reader& reader, Call& call, const ListArgs& args, store::ListQuery query,
                         google::protobuf::RepeatedPtrField<T>* out, std::string* next_page_token) const {
    if (!query.person_key && call.viewer.owner.person_key != 0) query.person_key = call.viewer.owner.person_key;
    if (!call.viewer.unrestricted && call.viewer.audience == 0 && spec_.audience) return absl::OkStatus();
    if (!spec_.audience) query.audience_mask = 0;
    std::vector<int64_t> revisions;
    store::SortKey last;
    std::size_t bytes = 0;
    bool damaged = false, abandoned = false;
    absl::Status status = table_.List(reader, query, [&](const store::RowView& row) {
      const bool full = static_cast<int64_t>(revisions.size()) + 1 == query.limit || bytes > kMostPageBytes;
      if (full) {
        *next_page_token = NextPageToken(call, args, last);
        return false;
      }
      damaged = !out->Add()->ParseFromArray(row.body.data(), static_cast<int>(row.body.size()));
      abandoned = call.Abandoned();
      revisions.push_back(row.facts.revision);
      last = row.sort_key();
      bytes += row.body.size();
      return !damaged && !abandoned;
    });
    if (!status.ok()) return status;
    if (abandoned) return absl::Now() > call.deadline ? DeadlinePassed() : CallCancelled();
    if (damaged) return absl::InternalError("store: a row's message is damaged");
    for (int i = 0; i < out->size(); ++i) {
      status = Present(reader, call, revisions[i], *out->Mutable(i));
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // `parent` is checked to exist by the doorway (a person) or the service. `id` may be empty.
  absl::Status Create(store::Transaction& tx, Call& call, std::string_view parent, std::string_view id,
                      const T& incoming, T* out) const {
    if (!id.empty() && !call.viewer.unrestricted) {
      return InvalidField(absl::StrCat(shape_.field(), "_id"), "may be chosen by the owner only; leave it empty");
    }
    T resource = incoming;
    const std::string new_id = id.empty() ? call.NewId(spec_.id_letter) : std::string(id);
    shape_.SetName(resource, shape_.NameOf(parent, new_id));
    shape_.SetEtag(resource, "");
    if (spec_.on_create) {
      absl::Status status = spec_.on_create(tx, call, resource);
      if (!status.ok()) return status;
    }
    absl::Status status = CheckRules(resource);
    if (!status.ok()) return status;
    return Insert(tx, call, std::move(resource), out);
  }

  // Stores a new resource whose name is set, without asking the hooks that look at clients' input.
  absl::Status Insert(store::Transaction& tx, Call& call, T resource, T* out) const {
    absl::Status status = spec_.derive ? spec_.derive(tx, call, resource) : absl::OkStatus();
    if (!status.ok()) return status;
    shape_.SetTime(resource, "create_time", call.now);
    shape_.SetTime(resource, "update_time", call.now);
    const std::string name = shape_.GetName(resource);
    auto key = shape_.KeyOf(call, name);
    if (!key.ok()) return key.status();
    Record record{key->person_key, key->parent, key->id, {}, std::move(resource)};
    record.facts = {1, AudienceOf(record.message), Micros(call.now), Micros(call.now), 0};
    status = table_.Insert(tx, record);
    if (absl::IsAlreadyExists(status)) return AlreadyExists(shape_.type(), name);
    if (status.ok() && spec_.on_written) status = spec_.on_written(tx, call, nullptr, record.message);
    if (status.ok()) status = Note(tx, call, record, {});
    if (status.ok()) status = Emit(tx, call, record, "created", "");
    return Finish(tx, call, std::move(status), std::move(record), out);
  }

  absl::Status Update(store::Transaction& tx, Call& call, const T& incoming, const google::protobuf::FieldMask& mask,
                      T* out) const {
    const std::string name = shape_.GetName(incoming);
    auto record = LoadLive(tx, call, name);
    if (!record.ok()) return record.status();
    auto resolved = ResolveMask(mask, incoming);
    if (!resolved.ok()) return resolved.status();
    const std::string etag = shape_.GetEtag(incoming);
    const bool needs_etag = spec_.etag_always || resolved->is_full() || resolved->touches_repeated();
    if (etag.empty() && needs_etag) return EtagRequired(name, absl::StrCat(shape_.field(), ".etag"));
    absl::Status status = CheckEtag(etag, record->facts.revision, name);
    if (status.ok() && spec_.may_change) status = spec_.may_change(record->message);
    if (!status.ok()) return status;
    T after = record->message;
    status = ApplyMask(*resolved, incoming, &after);
    if (!status.ok()) return status;
    auto violations = validator_->CheckResource(after);
    if (!violations.empty()) return InvalidFields(violations);
    if (spec_.on_update) status = spec_.on_update(tx, call, record->message, after);
    if (status.ok()) status = CheckRules(after);
    if (!status.ok()) return status;
    return Save(tx, call, *std::move(record), std::move(after), "updated", absl::StrJoin(resolved->PathTexts(), ","),
                out);
  }

  // A custom write: loads, compares the etag, lets `change` do its part, stores, tells the feed `verb`.
  absl::Status Apply(store::Transaction& tx, Call& call, std::string_view name, std::string_view etag,
                     std::string_view verb, Change change, T* out) const {
    auto record = LoadLive(tx, call, name);
    if (!record.ok()) return record.status();
    absl::Status status = CheckEtag(etag, record->facts.revision, name);
    if (!status.ok()) return status;
    T after = record->message;
    status = change(after);
    if (!status.ok()) return status;
    return Save(tx, call, *std::move(record), std::move(after), verb, "", out);
  }

  // Marks deleted. With `allow_missing`, a deleted resource is answered as it is.
  absl::Status SoftDelete(store::Transaction& tx, Call& call, std::string_view name, std::string_view etag,
                          bool allow_missing, T* out) const {
    auto record = Load(tx, call, name);
    if (!record.ok()) return allow_missing && absl::IsNotFound(record.status()) ? absl::OkStatus() : record.status();
    if (record->facts.delete_time != 0) {
      if (!allow_missing) return NotFound(shape_.type(), name);
      return Finish(tx, call, absl::OkStatus(), *std::move(record), out);
    }
    absl::Status status = CheckEtag(etag, record->facts.revision, name);
    if (!status.ok()) return status;
    T after = record->message;
    shape_.SetTime(after, "delete_time", call.now);
    shape_.SetTime(after, "purge_time", call.now + kUndeletePeriod);
    record->facts.delete_time = Micros(call.now);
    return Save(tx, call, *std::move(record), std::move(after), "deleted", "", out);
  }

  absl::Status Undelete(store::Transaction& tx, Call& call, std::string_view name, T* out) const {
    auto record = Load(tx, call, name);
    if (!record.ok()) return record.status();
    if (record->facts.delete_time == 0) return AlreadyExists(shape_.type(), name);
    T after = record->message;
    shape_.SetTime(after, "delete_time", std::nullopt);
    shape_.SetTime(after, "purge_time", std::nullopt);
    record->facts.delete_time = 0;
    return Save(tx, call, *std::move(record), std::move(after), kUndeleted, "", out);
  }

  // Deletes for good.
  absl::Status Erase(store::Transaction& tx, Call& call, std::string_view name, std::string_view etag) const {
    auto record = Load(tx, call, name);
    if (!record.ok()) return record.status();
    absl::Status status = CheckEtag(etag, record->facts.revision, name);
    if (status.ok()) status = table_.Erase(tx, record->key());
    return status.ok() ? Emit(tx, call, *record, "deleted", "") : status;
  }

  // Stores what was computed, not asked for: the etag stays.
  absl::Status SaveComputed(store::Transaction& tx, const Call& call, const T& before, Record record) const {
    const int64_t audience = std::exchange(record.facts.audience, AudienceOf(record.message));
    absl::Status status = table_.UpdateKeepingRevision(tx, record);
    if (status.ok() && spec_.agenda) {
      const auto dues = DuesOf(call, record.message, record.facts);
      status = NoteDues(tx, record.person_key, spec_.table, shape_.GetName(record.message), {},
                        Unforeseen(DuesOf(call, before, record.facts), dues, call.Today()));
    }
    return status.ok() ? TellNewAudience(tx, record, audience) : status;
  }

  // The stored message as the API shows it.
  absl::Status Present(store::Reader& reader, Call& call, int64_t revision, T& resource) const {
    shape_.SetEtag(resource, MakeEtag(revision));
    return spec_.present ? spec_.present(reader, call, resource) : absl::OkStatus();
  }

  // What Service::Agenda gives of this resource, if its spec has an agenda.
  AgendaSource agenda_source() const {
    return {spec_.table,
            [this](store::Reader& reader, const Call& call, std::string_view name) -> absl::StatusOr<Watched> {
              auto record = Load(reader, call, name);
              if (absl::IsNotFound(record.status())) return Watched();
              if (!record.ok()) return record.status();
              return Watched{DuesOf(call, record->message, record->facts), record->facts.audience};
            }};
  }

  // How a remembered write of this resource is answered again.
  Replay replay() const {
    return {T::descriptor(), [this](store::Reader& reader, Call& call, std::string_view name, Message& reply) {
              return Get(reader, call, name, static_cast<T*>(&reply));
            }};
  }

 private:
  static constexpr std::string_view kUndeleted = "undeleted";

  access::AudienceSet AudienceOf(const T& resource) const {
    return spec_.audience ? spec_.audience(resource) : access::kEveryAudience;
  }

  std::vector<Due> DuesOf(const Call& call, const T& resource, const store::RowFacts& facts) const {
    if (!spec_.agenda || facts.delete_time != 0) return {};
    return spec_.agenda(resource, call.CadenceDays());
  }

  absl::Status Note(store::Transaction& tx, const Call& call, const Record& record,
                    const std::vector<Due>& before) const {
    if (!spec_.agenda) return absl::OkStatus();
    return NoteDues(tx, record.person_key, spec_.table, shape_.GetName(record.message), before,
                    DuesOf(call, record.message, record.facts));
  }

  // Who may not see it any more does not hear of it either.
  absl::Status TellNewAudience(store::Transaction& tx, const Record& record, int64_t before) const {
    if (record.facts.audience == before) return absl::OkStatus();
    return store::SetEventAudience(tx, record.person_key, shape_.GetName(record.message), record.facts.audience);
  }

  absl::Status CheckRules(const T& resource) const {
    if (!spec_.check) return absl::OkStatus();
    auto violations = spec_.check(resource);
    for (Violation& violation : violations) violation.field = absl::StrCat(shape_.field(), ".", violation.field);
    return violations.empty() ? absl::OkStatus() : InvalidFields(violations);
  }

  absl::Status Save(store::Transaction& tx, Call& call, Record record, T after, std::string_view verb,
                    std::string_view paths, T* out) const {
    const T before = std::move(record.message);
    const std::vector<Due> dues = verb == kUndeleted ? std::vector<Due>() : DuesOf(call, before, store::RowFacts());
    absl::Status status = spec_.derive ? spec_.derive(tx, call, after) : absl::OkStatus();
    if (!status.ok()) return status;
    shape_.SetEtag(after, "");
    shape_.SetTime(after, "update_time", call.now);
    record.message = std::move(after);
    record.facts.update_time = Micros(call.now);
    const int64_t audience = std::exchange(record.facts.audience, AudienceOf(record.message));
    status = table_.Update(tx, record, record.facts.revision);
    if (absl::IsAborted(status)) return EtagMismatch(shape_.GetName(record.message), MakeEtag(record.facts.revision));
    ++record.facts.revision;
    if (status.ok() && spec_.on_written) status = spec_.on_written(tx, call, &before, record.message);
    if (status.ok()) status = Note(tx, call, record, dues);
    if (status.ok()) status = TellNewAudience(tx, record, audience);
    if (status.ok()) status = Emit(tx, call, record, verb, paths);
    return Finish(tx, call, std::move(status), std::move(record), out);
  }

  absl::Status Emit(store::Transaction& tx, Call& call, const Record& record, std::string_view verb,
                    std::string_view paths) const {
    return EmitEvent(tx, call, absl::StrCat(spec_.event, ".", store::Absl(verb), ".v1"), shape_.GetName(record.message),
                     paths, record.facts.audience);
  }

  // Answers with what was stored; hooks that follow a write do not write to the same row again.
  absl::Status Finish(store::Transaction& tx, Call& call, absl::Status status, Record record, T* out) const {
    if (!status.ok()) return status;
    *out = std::move(record.message);
    return Present(tx, call, record.facts.revision, *out);
  }

  const ResourceSpec<T> spec_;
  const ResourceShape shape_;
  const store::Table<T> table_;
  const std::vector<ListField> fields_;
  std::unique_ptr<Validator> validator_;
};

}  // namespace milepost::rpc
