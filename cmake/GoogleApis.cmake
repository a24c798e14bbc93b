# Assembles the common Google protos in build/googleapis from two Debian packages, neither of which is complete:
#   golang-github-gogo-googleapis-dev  google/rpc (with ErrorInfo) and google/type
#   libgoogle-common-protos-java       google/api/field_behavior and google/api/resource, inside its jar
set(GOOGLEAPIS_DIR ${CMAKE_BINARY_DIR}/googleapis)
set(_gogo /usr/share/gocode/src/github.com/gogo/googleapis)
file(GLOB _jar /usr/share/java/proto-google-common-protos-*.jar)
if(NOT EXISTS ${_gogo}/google/rpc/error_details.proto OR NOT _jar)
  message(FATAL_ERROR "Google's common protos are missing. Run ./dev setup "
    "(packages golang-github-gogo-googleapis-dev and libgoogle-common-protos-java).")
endif()
list(GET _jar 0 _jar)
file(ARCHIVE_EXTRACT INPUT ${_jar} DESTINATION ${GOOGLEAPIS_DIR}
  PATTERNS google/api/field_behavior.proto google/api/resource.proto)
set(GOOGLEAPIS_PROTOS google/api/field_behavior.proto google/api/resource.proto)
foreach(file google/rpc/code.proto google/rpc/status.proto google/rpc/error_details.proto
             google/type/date.proto google/type/money.proto)
  configure_file(${_gogo}/${file} ${GOOGLEAPIS_DIR}/${file} COPYONLY)
  list(APPEND GOOGLEAPIS_PROTOS ${file})
endforeach()
