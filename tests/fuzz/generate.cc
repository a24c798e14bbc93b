#include "tests/fuzz/generate.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/type/date.pb.h"
#include "tests/fuzz/nasty.h"
#include "tests/fuzz/random.h"

namespace milepost::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using reports::v1::Report;

constexpr int kDeepest = 7;
constexpr int kMostMessages = 3000;  // made of chance in one snapshot

// Names that refer to one another now and then.
std::string AnyName(Random& random) {
  static const auto& names = *new std::vector<std::string>{"profiles/a",
                                                           "profiles/b",
                                                           "profiles/a/goals/g1",
                                                           "profiles/a/goals/g2",
                                                           "profiles/a/goals/g3",
                                                           "skills/s1",
                                                           "skills/s2",
                                                           "profiles/a/plans/p1",
                                                           "roles/r1",
                                                           "profiles/a/contacts/c1",
                                                           "mentorships/m1",
                                                           "en-GB",
                                                           "pl",
                                                           "zh-Hant-TW",
                                                           "es-CL",
                                                           "Europe/Warsaw",
                                                           "CLP",
                                                           "EUR",
                                                           "25",
                                                           "-0.5"};
  return random.OneOf(names);
}

int64_t AnyInteger(Random& random) {
  constexpr int64_t kEdges[] = {0,
                                1,
                                -1,
                                2,
                                7,
                                100,
                                101,
                                1000,
                                std::numeric_limits<int32_t>::max(),
                                std::numeric_limits<int32_t>::min(),
                                std::numeric_limits<uint32_t>::max(),
                                std::numeric_limits<int64_t>::max(),
                                std::numeric_limits<int64_t>::min()};
  return random.Chance(60) ? static_cast<int64_t>(random.Below(100)) : random.OneOf(kEdges);
}

double AnyNumber(Random& random) {
  using Limits = std::numeric_limits<double>;
  constexpr double kEdges[] = {
      0,   -0.0, 1,    -1,     0.5,   100,           Limits::quiet_NaN(), Limits::infinity(),  -Limits::infinity(),
      1e9, 1e17, 1e-9, -1e300, 1e300, Limits::max(), Limits::lowest(),    Limits::denorm_min()};
  return random.Chance(50) ? static_cast<double>(random.Below(20000)) / 100 : random.OneOf(kEdges);
}

void FillDate(google::type::Date& date, Random& random) {
  if (random.Chance(80)) {
    date.set_year(2023 + static_cast<int>(random.Below(6)));
    date.set_month(1 + static_cast<int>(random.Below(12)));
    date.set_day(1 + static_cast<int>(random.Below(28)));
    return;
  }
  constexpr int kParts[] = {0, -1, 1, 2, 29, 30, 31, 32, 13, 9999, 10000, std::numeric_limits<int32_t>::max()};
  date.set_year(random.Chance(50) ? 2026 : random.OneOf(kParts));
  date.set_month(random.OneOf(kParts));
  date.set_day(random.OneOf(kParts));
}

void FillTime(google::protobuf::Timestamp& time, Random& random) {
  constexpr int64_t kYear = 31'556'952, kStart2020 = 1'577'836'800;
  time.set_seconds(random.Chance(80) ? kStart2020 + static_cast<int64_t>(random.Below(8 * kYear)) : AnyInteger(random));
  time.set_nanos(random.Chance(90) ? 0 : static_cast<int32_t>(AnyInteger(random)));
}

class Maker {
 public:
  explicit Maker(Random& random) : random_(random) {}

  void Fill(Message& message, int depth, int percent) {
    if (++made_ > kMostMessages) return;
    if (auto* date = dynamic_cast<google::type::Date*>(&message)) return FillDate(*date, random_);
    if (auto* time = dynamic_cast<google::protobuf::Timestamp*>(&message)) return FillTime(*time, random_);
    const auto* descriptor = message.GetDescriptor();
    for (int i = 0; i < descriptor->field_count(); ++i) {
      if (random_.Chance(percent)) FillField(message, *descriptor->field(i), depth);
    }
  }

  void FillField(Message& message, const FieldDescriptor& field, int depth) {
    if (depth > kDeepest && field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) return;
    if (!field.is_repeated()) return FillOne(message, field, depth);
    for (size_t left = Count(); left > 0; --left) FillOne(message, field, depth);
  }

 private:
  // How many of a repeated field.
  size_t Count() {
    const size_t draw = random_.Below(100);
    return draw < 90 ? random_.Below(4) : draw < 99 ? random_.Below(12) : 80;
  }

  // Sets a single field, or adds one element.
  void FillOne(Message& message, const FieldDescriptor& field, int depth) {
    const Reflection& reflection = *message.GetReflection();
    const auto put = [&](auto set, auto add, auto value) {
      if (field.is_repeated()) {
        (reflection.*add)(&message, &field, value);
      } else {
        (reflection.*set)(&message, &field, value);
      }
    };
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return put(&Reflection::SetInt32, &Reflection::AddInt32, static_cast<int32_t>(AnyInteger(random_)));
      case FieldDescriptor::CPPTYPE_INT64:
        return put(&Reflection::SetInt64, &Reflection::AddInt64, AnyInteger(random_));
      case FieldDescriptor::CPPTYPE_UINT32:
        return put(&Reflection::SetUInt32, &Reflection::AddUInt32, static_cast<uint32_t>(AnyInteger(random_)));
      case FieldDescriptor::CPPTYPE_UINT64:
        return put(&Reflection::SetUInt64, &Reflection::AddUInt64, static_cast<uint64_t>(AnyInteger(random_)));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return put(&Reflection::SetDouble, &Reflection::AddDouble, AnyNumber(random_));
      case FieldDescriptor::CPPTYPE_FLOAT:
        return put(&Reflection::SetFloat, &Reflection::AddFloat, static_cast<float>(AnyNumber(random_)));
      case FieldDescriptor::CPPTYPE_BOOL:
        return put(&Reflection::SetBool, &Reflection::AddBool, random_.Chance(50));
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto& type = *field.enum_type();
        const int known =
            type.value(static_cast<int>(random_.Below(static_cast<size_t>(type.value_count()))))->number();
        const int value = random_.Chance(92) ? known : static_cast<int>(static_cast<int32_t>(AnyInteger(random_)));
        return put(&Reflection::SetEnumValue, &Reflection::AddEnumValue, value);
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return put(&Reflection::SetString, &Reflection::AddString,
                   random_.Chance(45) ? AnyName(random_) : NastyText(random_));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        Message* part =
            field.is_repeated() ? reflection.AddMessage(&message, &field) : reflection.MutableMessage(&message, &field);
        return Fill(*part, depth + 1, 75);
    }
  }

  Random& random_;
  int made_ = 0;
};

// One edit of a real snapshot, somewhere inside.
class Mutator {
 public:
  explicit Mutator(Random& random) : random_(random) {}

  void Change(ReportSnapshot& snapshot) {
    Message* message = &snapshot;
    for (int depth = 0;; ++depth) {
      std::vector<const FieldDescriptor*> fields;
      message->GetReflection()->ListFields(*message, &fields);
      if (fields.empty() || random_.Chance(6)) return SetAny(*message, depth);
      const FieldDescriptor& field = *random_.OneOf(fields);
      Message* deeper = Descend(*message, field);
      if (deeper == nullptr || random_.Chance(12)) return ChangeField(*message, field, depth);
      message = deeper;
    }
  }

 private:
  Message* Descend(Message& message, const FieldDescriptor& field) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
    const Reflection& reflection = *message.GetReflection();
    if (!field.is_repeated()) return reflection.MutableMessage(&message, &field);
    std::vector<Message*> parts;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      parts.push_back(reflection.MutableRepeatedMessage(&message, &field, i));
    }
    if (field.is_map()) std::sort(parts.begin(), parts.end(), ByKey);  // a map's own order is another in each process
    return random_.OneOf(parts);
  }

  static bool ByKey(const Message* a, const Message* b) {
    const auto key = [](const Message& m) { return m.GetReflection()->GetString(m, m.GetDescriptor()->field(0)); };
    return key(*a) < key(*b);
  }

  void SetAny(Message& message, int depth) {
    const auto& descriptor = *message.GetDescriptor();
    if (descriptor.field_count() == 0) return;
    const auto index = random_.Below(static_cast<size_t>(descriptor.field_count()));
    Maker(random_).FillField(message, *descriptor.field(static_cast<int>(index)), depth);
  }

  void ChangeField(Message& message, const FieldDescriptor& field, int depth) {
    const Reflection& reflection = *message.GetReflection();
    if (random_.Chance(15)) return reflection.ClearField(&message, &field);
    if (!field.is_repeated() || field.is_map()) return Maker(random_).FillField(message, field, depth);
    const int count = reflection.FieldSize(message, &field);
    const int one = static_cast<int>(random_.Below(static_cast<size_t>(count)));
    const int other = static_cast<int>(random_.Below(static_cast<size_t>(count)));
    switch (random_.Below(4)) {
      case 0:
        return reflection.SwapElements(&message, &field, one, other);
      case 1:
        return reflection.RemoveLast(&message, &field);
      case 2:
        return Maker(random_).FillField(message, field, depth);
      default:
        return Repeat(message, field, one);
    }
  }

  void Repeat(Message& message, const FieldDescriptor& field, int index) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
    const Reflection& reflection = *message.GetReflection();
    for (size_t left = random_.Chance(96) ? 1 + random_.Below(6) : 120; left > 0; --left) {
      Message* copy = reflection.AddMessage(&message, &field);
      copy->CopyFrom(reflection.GetRepeatedMessage(message, &field, index));
    }
  }

  Random& random_;
};

// Half of all numbers at one end of their range: what is added up no longer fits, what is subtracted neither.
void ToTheEnds(Message& message, Random& random) {
  if (message.GetDescriptor() == google::type::Date::descriptor()) return;  // a document needs a day
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  const bool high = random.Chance(70);
  for (const FieldDescriptor* field : fields) {
    const bool list = field->is_repeated();
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map()) {
      if (!list) ToTheEnds(*reflection.MutableMessage(&message, field), random);
      for (int i = 0; list && i < reflection.FieldSize(message, field); ++i) {
        ToTheEnds(*reflection.MutableRepeatedMessage(&message, field, i), random);
      }
    }
    if (list || random.Chance(50)) continue;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
      using Limits = std::numeric_limits<int32_t>;
      reflection.SetInt32(&message, field, high ? Limits::max() : Limits::min());
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
      using Limits = std::numeric_limits<int64_t>;
      reflection.SetInt64(&message, field, high ? Limits::max() : Limits::min());
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
      using Limits = std::numeric_limits<double>;
      reflection.SetDouble(&message, field, high ? Limits::max() : Limits::lowest());
    }
  }
}

// Leaves a few elements of each list, so that most documents are short and many can be tried.
void Thin(Message& message, Random& random) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const int keep = 1 + static_cast<int>(random.Below(3));
    while (field->is_repeated() && !field->is_map() && reflection.FieldSize(message, field) > keep) {
      const auto last = static_cast<size_t>(reflection.FieldSize(message, field) - 1);
      reflection.SwapElements(&message, field, static_cast<int>(random.Below(last)), static_cast<int>(last));
      reflection.RemoveLast(&message, field);
    }
  }
}

// A part of one real snapshot in another: what belongs together no longer does.
void Splice(ReportSnapshot& into, const ReportSnapshot& from, Random& random) {
  std::vector<const FieldDescriptor*> fields;
  from.GetReflection()->ListFields(from, &fields);
  ReportSnapshot copy = from;
  into.GetReflection()->SwapFields(&into, &copy, {random.OneOf(fields)});
}

void AskForADocument(ReportSnapshot& snapshot, Random& random) {
  if (random.Chance(2)) return;
  snapshot.set_format(1);
  constexpr Report::Kind kKinds[] = {Report::KIND_PLAN,     Report::KIND_PLAN,      Report::KIND_PROGRESS,
                                     Report::KIND_PROGRESS, Report::KIND_BRIEF,     Report::KIND_TEAM_SUMMARY,
                                     Report::KIND_ROLL_UP,  Report::KIND_BLANK_FORM};
  // What was taken for a team or an organization mostly stays one: a person's snapshot has no such parts.
  const bool many = snapshot.kind() == Report::KIND_TEAM_SUMMARY || snapshot.kind() == Report::KIND_ROLL_UP;
  if (!many || random.Chance(20)) snapshot.set_kind(random.OneOf(kKinds));
  if (random.Chance(30)) snapshot.set_paper(static_cast<Report::Paper>(random.Below(4)));
  if (snapshot.profile().display_name().empty()) snapshot.mutable_profile()->set_display_name("Ada");
  google::type::Date& today = *snapshot.mutable_today();
  if (today.year() < 1 || today.year() > 9999 || today.month() < 1 || today.month() > 12 || today.day() < 1 ||
      today.day() > 31) {
    today.set_year(2026), today.set_month(6), today.set_day(28);
  }
  constexpr const char* kLocales[] = {"en-GB", "pl-PL", "es-ES", "zh-Hant", "ar", "xx-invalid-\xFF"};
  if (random.Chance(50)) snapshot.mutable_profile()->set_locale(random.OneOf(kLocales));
}

}  // namespace

ReportSnapshot Generate(uint64_t seed, const std::vector<ReportSnapshot>& real) {
  Random random(seed);
  ReportSnapshot snapshot;
  if (real.empty() || random.Chance(25)) {
    constexpr int kDensities[] = {5, 30, 60, 95};
    Maker(random).Fill(snapshot, 0, random.OneOf(kDensities));
  } else {
    snapshot = random.OneOf(real);
    if (random.Chance(85)) Thin(snapshot, random);
    if (random.Chance(30)) Splice(snapshot, random.OneOf(real), random);
    Mutator mutator(random);
    for (size_t edits = 1 + random.Below(random.Chance(20) ? 60 : 8); edits > 0; --edits) mutator.Change(snapshot);
  }
  if (random.Chance(10)) ToTheEnds(snapshot, random);
  AskForADocument(snapshot, random);
  return snapshot;
}

}  // namespace milepost::fuzz
