// Skills and roles are deprecated, never deleted: they read as before, and nothing new leans on them.
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using catalog::v1::Role;
using catalog::v1::Skill;
using Catalog = catalog::v1::CatalogService::Stub;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Deprecation : public Life {
 protected:
  Deprecation() {
    static int count = 0;
    id_ = absl::StrCat("dep-", ++count, "-");
    for (const char* skill : {"old", "new"}) {
      Ok(Hr(&Catalog::CreateSkill, absl::StrCat("skill_id: '", id_, skill, "' skill { display_name: '", id_, skill,
                                                "' aliases: 'Another name' }")));
    }
  }

  template <class Req, class Res>
  absl::StatusOr<Res> Hr(grpc::Status (Catalog::*method)(grpc::ClientContext*, const Req&, Res*),
                         const std::string& text) const {
    return Try(server().Hr(), method, text);
  }
  std::string Named(const std::string& skill) const { return absl::StrCat("name: 'skills/", id_, skill, "' "); }
  absl::StatusOr<Skill> Deprecate(const std::string& skill, const std::string& instead = "") const {
    return Hr(&Catalog::DeprecateSkill,
              absl::StrCat(Named(skill), instead.empty() ? "" : absl::StrCat("replaced_by: 'skills/", instead, "'")));
  }
  absl::StatusOr<Role> MakeRole(const std::string& role, const std::string& skill) const {
    return Hr(&Catalog::CreateRole,
              absl::StrCat("role_id: '", id_, role, "' role { display_name: 'Any' requirements { skill: 'skills/", id_,
                           skill, "' required_level: 2 } }"));
  }
  std::vector<std::string> Listed(const std::string& more) const {
    const auto page = Ok(Try(&Catalog::ListSkills, absl::StrCat("filter: 'display_name >= \"", id_,
                                                                "\" AND display_name < \"", id_, "z\"", more, "'")));
    std::vector<std::string> names;
    for (const Skill& skill : page.skills()) names.push_back(skill.display_name().substr(id_.size()));
    return names;
  }

  std::string id_;
};

TEST_F(Deprecation, KeepsASkillReadableAndListsItByFilter) {
  const Skill deprecated = Ok(Deprecate("old", id_ + "new"));
  EXPECT_TRUE(deprecated.deprecated());
  const Skill read = Ok(Try(&Catalog::GetSkill, Named("old")));
  EXPECT_EQ(read.replaced_by(), absl::StrCat("skills/", id_, "new"));
  EXPECT_TRUE(read.has_deprecate_time());
  EXPECT_THAT(read.aliases(), ElementsAre("Another name"));
  EXPECT_THAT(Listed(""), ElementsAre("new", "old"));
  EXPECT_THAT(Listed(" AND deprecated = false"), ElementsAre("new"));
  EXPECT_THAT(Listed(" AND deprecated = true"), ElementsAre("old"));
}

TEST_F(Deprecation, IsUndoneByRestore) {
  Ok(Deprecate("old", id_ + "new"));
  const Skill restored = Ok(Hr(&Catalog::RestoreSkill, Named("old")));
  EXPECT_FALSE(restored.deprecated() || restored.has_deprecate_time());
  EXPECT_EQ(restored.replaced_by(), "");
  EXPECT_THAT(Listed(" AND deprecated = true"), IsEmpty());
  EXPECT_TRUE(MakeRole("role", "old").ok());
}

TEST_F(Deprecation, HappensOnceAndIsUndoneOnce) {
  ExpectReason(Hr(&Catalog::RestoreSkill, Named("old")).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  const Skill deprecated = Ok(Deprecate("old"));
  ExpectReason(Deprecate("old").status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  ExpectReason(Hr(&Catalog::RestoreSkill, Named("old") + "etag: '\"aaaaaaaaaaaaa\"'").status(), StatusCode::kAborted,
               "ETAG_MISMATCH");
  EXPECT_TRUE(Hr(&Catalog::RestoreSkill, absl::StrCat(Named("old"), "etag: '", deprecated.etag(), "'")).ok());
}

TEST_F(Deprecation, NamesAReplacementThatIsInUse) {
  ExpectRule(Deprecate("old", id_ + "old").status(), "replacement");
  ExpectRule(Deprecate("old", "nothing-such").status(), "replacement");
  Ok(Deprecate("new"));
  ExpectRule(Deprecate("old", id_ + "new").status(), "replacement");
}

TEST_F(Deprecation, KeepsRolesFromNewlyRequiringTheSkill) {
  const Role before = Ok(MakeRole("before", "old"));
  EXPECT_EQ(before.requirements(0).level_name(), "advanced beginner");
  Ok(Deprecate("old", id_ + "new"));
  const absl::Status refused = MakeRole("after", "old").status();
  ExpectRule(refused, "deprecated-skill");
  EXPECT_THAT(std::string(refused.message()), ::testing::HasSubstr(absl::StrCat("skills/", id_, "new")));
  // What required it before still does, and may change otherwise.
  EXPECT_EQ(Ok(Try(&Catalog::GetRole, absl::StrCat("name: '", before.name(), "'"))).requirements_size(), 1);
  const std::string update =
      absl::StrCat("role { name: '", before.name(), "' etag: '", before.etag(), "' requirements");
  const std::string old_skill = absl::StrCat("{ skill: 'skills/", id_, "old' required_level: 3 }");
  const Role kept =
      Ok(Hr(&Catalog::UpdateRole, absl::StrCat(update, old_skill, "} update_mask { paths: 'requirements' }")));
  EXPECT_EQ(kept.requirements(0).level_name(), "competent");
  const Role without =
      Ok(Hr(&Catalog::UpdateRole, absl::StrCat("role { name: '", before.name(), "' etag: '", kept.etag(),
                                               "' } update_mask { paths: 'requirements' }")));
  ExpectRule(
      Hr(&Catalog::UpdateRole, absl::StrCat("role { name: '", before.name(), "' etag: '", without.etag(),
                                            "' requirements", old_skill, "} update_mask { paths: 'requirements' }"))
          .status(),
      "deprecated-skill");
}

TEST_F(Deprecation, OfARoleKeepsItResolvable) {
  const std::string role = absl::StrCat("name: '", Ok(MakeRole("role", "old")).name(), "' ");
  EXPECT_TRUE(Ok(Hr(&Catalog::DeprecateRole, role)).deprecated());
  EXPECT_EQ(Ok(Try(&Catalog::GetRole, role)).requirements_size(), 1);
  EXPECT_FALSE(Ok(Hr(&Catalog::RestoreRole, role)).deprecated());
}

}  // namespace
}  // namespace milepost::conformance
