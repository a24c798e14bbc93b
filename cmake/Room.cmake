# A room is one folder and one static library. Its files are found by glob, so that adding a file touches no CMake.
add_library(milepost_warnings INTERFACE)
target_compile_options(milepost_warnings INTERFACE -Wall -Wextra -Wno-missing-field-initializers
  $<$<BOOL:${MILEPOST_WERROR}>:-Werror>)

# milepost_room(NAME DEPS <rooms and libraries> [PUBLIC_DEPS <those its headers need>])
function(milepost_room name)
  cmake_parse_arguments(ARG "" "" "DEPS;PUBLIC_DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  add_library(milepost_${name} STATIC ${sources})
  add_library(milepost::${name} ALIAS milepost_${name})
  target_include_directories(milepost_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(milepost_${name} PUBLIC ${ARG_PUBLIC_DEPS} PRIVATE ${ARG_DEPS} milepost_warnings)
endfunction()

# milepost_program(NAME SOURCE DEPS ...): an executable of one main file.
function(milepost_program name source)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} milepost_allocator milepost_warnings)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# milepost_test(NAME DEPS ...): one GoogleTest program of all *.cc files in this folder. Its tests are labelled with the
# first word of the name: unit, conformance, golden, e2e.
function(milepost_test name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gmock GTest::gtest_main milepost_warnings)
  target_compile_definitions(${name} PRIVATE MILEPOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MILEPOST_BINARY_DIR="${CMAKE_BINARY_DIR}")
  string(REGEX REPLACE "_.*" "" label ${name})
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300 LABELS ${label})
endfunction()
