// The catalog's tables as SQL that never changes once released.
#pragma once

#include <string_view>

namespace milepost::catalog {

// The first migration, frozen: what the specs of skills and roles made before deprecation.
inline constexpr std::string_view kSkillsAndRoles = R"sql(CREATE TABLE skills (
  person_key BIGINT NOT NULL,
  parent TEXT NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  audience BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  delete_time BIGINT NOT NULL,
  display_name TEXT NOT NULL,
  category TEXT NOT NULL,
  reuse_level BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (person_key, parent, id)
) /*clustered*/;
CREATE TABLE roles (
  person_key BIGINT NOT NULL,
  parent TEXT NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  audience BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  delete_time BIGINT NOT NULL,
  display_name TEXT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (person_key, parent, id)
) /*clustered*/;
)sql";

inline constexpr std::string_view kDeprecation = R"sql(
ALTER TABLE skills ADD COLUMN deprecated BIGINT NOT NULL DEFAULT 0;
ALTER TABLE roles ADD COLUMN deprecated BIGINT NOT NULL DEFAULT 0;
)sql";

// The template as it was when an application of it began, so that a retry makes the rest of the same plan.
inline constexpr std::string_view kApplications = R"sql(
CREATE TABLE template_applications (
  principal TEXT NOT NULL,
  request_id TEXT NOT NULL,
  hash BYTEA NOT NULL,
  body BYTEA NOT NULL,
  create_time BIGINT NOT NULL,
  PRIMARY KEY (principal, request_id)
);
CREATE INDEX template_applications_time ON template_applications (create_time);
)sql";

}  // namespace milepost::catalog
