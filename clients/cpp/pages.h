#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"

namespace milepost::client {

// One page of a list.
template <class Item>
struct Page {
  google::protobuf::RepeatedPtrField<Item> items;
  std::string next_page_token;  // empty: the last page
};

// All items of all pages, as an input range of absl::StatusOr<Item>. A page is fetched when the loop reaches it. An
// error is the last item: test each. The range is read once, by one thread.
template <class Item>
class Pages {
 public:
  using Fetch = absl::AnyInvocable<absl::StatusOr<Page<Item>>(const std::string& page_token)>;

  explicit Pages(Fetch fetch) : fetch_(std::move(fetch)) {}

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = absl::StatusOr<Item>;
    using difference_type = std::ptrdiff_t;
    using pointer = value_type*;
    using reference = value_type&;

    explicit Iterator(Pages* pages) : pages_(pages) {}
    reference operator*() const { return pages_->current_; }
    pointer operator->() const { return &pages_->current_; }
    Iterator& operator++() {
      if (!pages_->Advance()) pages_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.pages_ == b.pages_; }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return !(a == b); }

   private:
    Pages* pages_;  // null: the end
  };

  Iterator begin() { return Iterator(Advance() ? this : nullptr); }
  Iterator end() { return Iterator(nullptr); }

 private:
  // Makes the next item current. False: there is none.
  bool Advance() {
    if (failed_) return false;
    while (next_ == page_.items.size()) {  // a page may be empty and not the last
      if (started_ && page_.next_page_token.empty()) return false;
      started_ = true;
      absl::StatusOr<Page<Item>> page = fetch_(page_.next_page_token);
      if (!page.ok()) {
        failed_ = true;
        current_ = page.status();
        return true;
      }
      page_ = *std::move(page);
      next_ = 0;
    }
    current_ = std::move(*page_.items.Mutable(next_++));
    return true;
  }

  Fetch fetch_;
  Page<Item> page_;
  int next_ = 0;
  bool started_ = false;
  bool failed_ = false;
  absl::StatusOr<Item> current_ = absl::UnknownError("not begun");
};

}  // namespace milepost::client
