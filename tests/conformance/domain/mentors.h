// A person with somebody who may become their mentor.
#pragma once

#include <string>

#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {

using mentoring::v1::Mentorship;
using Mentoring = mentoring::v1::MentoringService::Stub;

class Mentors : public Life {
 protected:
  Mentors() : id_(Me().substr(sizeof("profiles/") - 1) + "-mentor"), mentor_(server().AddPerson(id_)) {}
  client::Client Mentor() const { return server().As(id_); }
  client::Client MentorOn(std::string_view day) const {
    return server().As(id_, testing::Day({day.data(), day.size()}));
  }

  absl::StatusOr<Mentorship> Propose(const std::string& mentor) const { return Propose(mentor, Owner()); }
  absl::StatusOr<Mentorship> Propose(const std::string& mentor, const client::Client& who) const {
    return Try(who, &Mentoring::CreateMentorship,
               absl::StrCat("parent: '", Me(),
                            "' mentorship { focus_skills: 'skills/sql' agreement: 'Weekly' mentor: '", mentor, "' }"));
  }
  // An ACTIVE mentorship; gives its name.
  std::string Begin() const {
    const std::string name = Ok(Propose(mentor_)).name();
    EXPECT_TRUE(Try(Mentor(), &Mentoring::AcceptMentorship, Named(name)).ok());
    return name;
  }
  absl::StatusOr<Mentorship> Change(const client::Client& who, const std::string& name, const std::string& fields,
                                    const std::string& path) const {
    return Try(who, &Mentoring::UpdateMentorship,
               absl::StrCat("mentorship { name: '", name, "' ", fields, " } update_mask { paths: '", path, "' }"));
  }

  const std::string id_, mentor_;
};

}  // namespace milepost::conformance
