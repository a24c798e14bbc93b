#include "services/store/completions.h"

#include <iterator>
#include <utility>

namespace milepost::store {

void Completions::Add(std::vector<Answer>& answers) {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    waiting_.swap(answers);
    something_.notify_one();
  } else {
    waiting_.insert(waiting_.end(), std::move_iterator(answers.begin()), std::move_iterator(answers.end()));
    answers.clear();
  }
}

void Completions::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    something_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void Completions::Loop() {
  std::vector<Answer> answers;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      something_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      answers.swap(waiting_);
    }
    for (Answer& answer : answers) {
      answer.done(std::move(answer.status));
      answer.done = nullptr;  // what it captured ends here, not with the whole batch
    }
    answers.clear();
  }
}

}  // namespace milepost::store
