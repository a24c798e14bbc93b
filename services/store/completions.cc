#include "services/store/completions.h"

#include <iterator>
#include <utility>

namespace milepost::store {

void Completions::Add(std::vector<Answer>& answers) {
  absl::MutexLock lock(&mutex_);
  if (waiting_.empty()) {
    waiting_.swap(answers);
  } else {
    waiting_.insert(waiting_.end(), std::move_iterator(answers.begin()), std::move_iterator(answers.end()));
    answers.clear();
  }
}

void Completions::Close() {
  {
    absl::MutexLock lock(&mutex_);
    closed_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void Completions::Loop() {
  const auto something = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return closed_ || !waiting_.empty(); };
  std::vector<Answer> answers;
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&something));
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
