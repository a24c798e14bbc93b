#include "services/progress/learning.h"

namespace milepost::progress {

using v1::Activity;
using v1::LearningSummary;

LearningSummary SummarizeLearning(absl::Span<const Activity* const> activities) {
  LearningSummary summary;
  for (Activity::LearningCategory category :
       {Activity::LEARNING_CATEGORY_EXPERIENCE, Activity::LEARNING_CATEGORY_EXPOSURE,
        Activity::LEARNING_CATEGORY_EDUCATION}) {
    LearningSummary::Share& share = *summary.add_shares();
    share.set_category(category);
    for (const Activity* activity : activities) {
      if (activity->category() != category) continue;
      share.set_count(share.count() + 1);
      share.set_hours(share.hours() + activity->hours());
    }
    summary.set_activity_count(summary.activity_count() + share.count());
    summary.set_total_hours(summary.total_hours() + share.hours());
  }
  if (summary.activity_count() == 0) return summary;
  summary.set_by_count(summary.total_hours() <= 0);
  for (LearningSummary::Share& share : *summary.mutable_shares()) {
    share.set_share(summary.by_count() ? static_cast<double>(share.count()) / summary.activity_count()
                                       : share.hours() / summary.total_hours());
  }
  return summary;
}

}  // namespace milepost::progress
