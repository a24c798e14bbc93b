# milepost_protos(): compiles every proto of the contract into two libraries, so that gRPC's heavy headers are
# parsed once: milepost::proto (messages) and milepost::stubs (client stubs).
find_program(GRPC_CPP_PLUGIN grpc_cpp_plugin REQUIRED)

function(milepost_protos)
  set(out ${CMAKE_BINARY_DIR}/generated)
  file(MAKE_DIRECTORY ${out})
  file(GLOB_RECURSE protos CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.proto)
  set(paths -I ${CMAKE_CURRENT_SOURCE_DIR} -I ${GOOGLEAPIS_DIR} -I ${Protobuf_INCLUDE_DIRS})
  foreach(proto ${protos} ${GOOGLEAPIS_PROTOS})
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(plugin)
    set(outputs ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
    if(proto MATCHES "_service\\.proto$")
      set(plugin --grpc_out=${out} --plugin=protoc-gen-grpc=${GRPC_CPP_PLUGIN})
      list(APPEND outputs ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
      list(APPEND stub_sources ${out}/${stem}.grpc.pb.cc)
    endif()
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${proto})
    if(NOT EXISTS ${source})
      set(source ${GOOGLEAPIS_DIR}/${proto})
    endif()
    add_custom_command(OUTPUT ${outputs}
      COMMAND protobuf::protoc ${paths} --cpp_out=${out} ${plugin} ${proto}
      DEPENDS ${source} COMMENT "protoc ${proto}" VERBATIM)
    list(APPEND message_sources ${out}/${stem}.pb.cc)
  endforeach()

  add_library(milepost_proto STATIC ${message_sources})
  add_library(milepost::proto ALIAS milepost_proto)
  target_include_directories(milepost_proto SYSTEM PUBLIC ${out})
  target_link_libraries(milepost_proto PUBLIC protobuf::libprotobuf)

  add_library(milepost_stubs STATIC ${stub_sources})
  add_library(milepost::stubs ALIAS milepost_stubs)
  target_link_libraries(milepost_stubs PUBLIC milepost::proto gRPC::grpc++)

  # The contract as one image: what buf lints, what foreign clients read.
  set(image ${CMAKE_BINARY_DIR}/milepost.binpb)
  list(TRANSFORM protos PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE proto_files)
  add_custom_command(OUTPUT ${image}
    COMMAND protobuf::protoc ${paths} --include_imports --include_source_info -o ${image} ${protos}
    DEPENDS ${proto_files} COMMENT "protoc image" VERBATIM)
  add_custom_target(milepost_image ALL DEPENDS ${image})
endfunction()
