#include "services/goals/smart_words.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/match.h"
#include "absl/types/span.h"
#include "services/goals/smart_text.h"

namespace milepost::goals {
namespace {

using Words = absl::Span<const absl::string_view>;

// Latin words are written folded (see smart_text.h); one that ends in `*` stands for every word that begins so.
constexpr absl::string_view kEnglishVerbs[] = {
    "achieve",     "add",       "adopt",     "analyse",    "analyze",    "apply",     "arrange",   "attend",
    "audit",       "automate",  "build",     "certify",    "chair",      "coach",     "collect",   "complete",
    "conduct",     "configure", "contact",   "coordinate", "create",     "cut",       "decrease",  "deliver",
    "demonstrate", "deploy",    "design",    "develop",    "document",   "draft",     "earn",      "eliminate",
    "enrol",       "enroll",    "establish", "evaluate",   "facilitate", "finalise",  "finalize",  "finish",
    "fix",         "give",      "halve",     "hire",       "hold",       "host",      "implement", "increase",
    "install",     "interview", "introduce", "join",       "launch",     "lead",      "lower",     "manage",
    "map",         "measure",   "meet",      "mentor",     "migrate",    "negotiate", "obtain",    "onboard",
    "open",        "organise",  "organize",  "pass",       "perform",    "pilot",     "pitch",     "plan",
    "practice",    "practise",  "prepare",   "present",    "produce",    "publish",   "raise",     "reach",
    "read",        "record",    "recruit",   "reduce",     "refactor",   "register",  "release",   "renew",
    "replace",     "resolve",   "review",    "rewrite",    "run",        "save",      "schedule",  "sell",
    "send",        "set",       "shadow",    "ship",       "shorten",    "sign",      "solve",     "speak",
    "start",       "submit",    "supervise", "teach",      "test",       "train",     "translate", "upgrade",
    "visit",       "volunteer", "win",       "write"};

// An English verb counts after these, as at the beginning of a clause.
constexpr absl::string_view kEnglishOpeners[] = {"and", "i", "i'll", "or", "shall", "then", "to", "we", "will"};

constexpr absl::string_view kEnglishVague[] = {
    "adequate",  "appropriate", "asap",       "basically", "better",   "enough",    "etc",      "eventually",
    "few",       "frequently",  "generally",  "good",      "great",    "hopefully", "lots",     "many",
    "maybe",     "nice",        "often",      "perhaps",   "possibly", "probably",  "quite",    "really",
    "regularly", "several",     "some",       "someday",   "somehow",  "something", "sometime", "sometimes",
    "soon",      "stuff",       "sufficient", "things",    "try",      "trying",    "various",  "very"};

constexpr absl::string_view kPolishVerbs[] = {
    "dostarcz*",    "napis*",        "obniz*",     "odbed*",      "odbyc",       "odnow*",       "opracow*",
    "opublikow*",   "osiagn*",       "poprowadz*", "przebuduj*",  "przeczyta*",  "przeprowadz*", "przeszkol*",
    "przygotow*",   "rozpoczn*",     "skroc*",     "stworz*",     "ukoncz*",     "uruchom*",     "utworz*",
    "uzysk*",       "wdroz*",        "wyglos*",    "wyszkol*",    "zaliczy*",    "zaprezentuj*", "zaprezentowa*",
    "zaprojektuj*", "zaprojektowa*", "zatrudni*",  "zautomatyz*", "zbud*",       "zdac",         "zdam",
    "zdobed*",      "zdoby*",        "zloz*",      "zmniejsz*",   "zorganizuj*", "zorganizowa*", "zrealizuj*",
    "zrealizowa*",  "zwieksz*"};

constexpr absl::string_view kPolishVague[] = {
    "czasami",     "czesciej", "czesto",     "dobrze",  "duzo",         "itd",       "itp",      "jakas",
    "jakis",       "jakies",   "jakos",      "kiedys",  "kilka",        "lepiej",    "lepsz*",   "moze",
    "odpowiedni*", "ogolnie",  "regularnie", "rozne",   "roznych",      "sprobowa*", "sprobuj*", "probowac",
    "rzeczy",      "troche",   "wiele",      "wkrotce", "wystarczajac*"};

constexpr absl::string_view kSpanishVerbs[] = {
    "alcanzar*",  "analizar*",  "aprobar*",    "asistir*",     "aumentar*",    "automatizar*", "completar*",
    "conseguir*", "construir*", "coordinar*",  "crear*",       "dar",          "dare",         "desarrollar*",
    "dirigir*",   "disenar*",   "documentar*", "elaborar*",    "entregar*",    "entrevistar*", "escribir*",
    "formar",     "impartir*",  "implantar*",  "implementar*", "incrementar*", "lanzar*",      "leer*",
    "liderar*",   "lograr*",    "negociar*",   "obtener*",     "organizar*",   "preparar*",    "presentar*",
    "publicar*",  "realizar*",  "redactar*",   "reducir*",     "renovar*",     "terminar*",    "traducir*",
    "visitar*"};

constexpr absl::string_view kSpanishVague[] = {
    "adecuad*",  "algo",   "algun",        "alguna",      "algunas", "algunos", "bastante", "bien",
    "buen",      "buena",  "buenas",       "bueno",       "buenos",  "cosas",   "etc",      "frecuentemente",
    "intentar*", "mejor",  "mejores",      "mucha",       "muchas",  "mucho",   "muchos",   "pronto",
    "quiza",     "quizas", "regularmente", "suficiente*", "varias",  "varios"};

// Comparatives that a number makes precise: "two more designs".
constexpr absl::string_view kMore[] = {"more", "mas", "wiecej"};

constexpr absl::string_view kNumberWords[] = {
    "two",    "three", "four",    "five",   "six",   "seven",    "eight",    "nine",       "ten",      "eleven",
    "twelve", "twice", "dwa",     "dwie",   "dwoch", "trzy",     "trzech",   "cztery",     "czterech", "piec",
    "pieciu", "szesc", "szesciu", "siedem", "osiem", "dziewiec", "dziesiec", "dziesieciu", "dos",      "tres",
    "cuatro", "cinco", "seis",    "siete",  "ocho",  "nueve",    "diez"};

constexpr absl::string_view kChineseVerbs[] = {
    "完成", "取得", "通过", "通過", "获得", "獲得", "考取", "建立", "设计", "設計", "编写", "編寫", "撰写", "撰寫",
    "发布", "發布", "发表", "發表", "领导", "領導", "主导", "主導", "主持", "带领", "帶領", "组织", "組織", "举办",
    "舉辦", "参加", "參加", "开发", "開發", "实施", "實施", "部署", "上线", "上線", "缩短", "縮短", "减少", "減少",
    "降低", "增加", "达到", "達到", "交付", "培训", "培訓", "指导", "指導", "辅导", "輔導", "访谈", "訪談", "读完",
    "讀完", "学完", "學完", "修完", "制定", "创建", "創建", "实现", "實現", "提交", "翻译", "翻譯"};

constexpr absl::string_view kChineseVague[] = {
    "更好", "更多", "尽量", "盡量", "努力", "一些", "很多", "许多", "許多", "尽快", "盡快", "尽可能", "盡可能",
    "经常", "經常", "也许", "也許", "大概", "适当", "適當", "之类", "之類", "等等", "试着", "試著"};

constexpr absl::string_view kChineseDigits[] = {"两", "兩", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

// A Chinese digit is a quantity before a measure word, not within a name.
constexpr absl::string_view kChineseMeasures[] = {"个", "個", "次", "门", "門", "本", "场", "場", "名", "位",   "人",
                                                  "项", "項", "份", "篇", "套", "件", "周", "週", "天", "小时", "小時"};

bool Matches(absl::string_view word, absl::string_view pattern) {
  if (absl::EndsWith(pattern, "*")) return absl::StartsWith(word, pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

bool IsAmong(absl::string_view word, Words words) {
  return std::any_of(words.begin(), words.end(), [word](absl::string_view pattern) { return Matches(word, pattern); });
}

absl::string_view Language(absl::string_view locale) { return locale.substr(0, locale.find_first_of("-_")); }

// The words of the locale's own language; none where English is all there is.
Words OwnWords(absl::string_view locale, Words polish, Words spanish) {
  absl::string_view language = Language(locale);
  if (absl::EqualsIgnoreCase(language, "pl")) return polish;
  if (absl::EqualsIgnoreCase(language, "es")) return spanish;
  return {};
}

bool IsYear(absl::string_view word) {
  return word.size() == 4 && (absl::StartsWith(word, "19") || absl::StartsWith(word, "20")) && word[2] >= '0' &&
         word[2] <= '9' && word[3] >= '0' && word[3] <= '9';
}

bool HasChineseNumber(absl::string_view text) {
  for (absl::string_view digit : kChineseDigits) {
    for (std::size_t at = text.find(digit); at != absl::string_view::npos; at = text.find(digit, at + digit.size())) {
      absl::string_view rest = text.substr(at + digit.size());
      for (absl::string_view measure : kChineseMeasures) {
        if (absl::StartsWith(rest, measure)) return true;
      }
    }
  }
  return false;
}

}  // namespace

bool HasActionVerb(absl::string_view title, absl::string_view locale) {
  for (absl::string_view verb : kChineseVerbs) {
    if (absl::StrContains(title, verb)) return true;
  }
  Words own = OwnWords(locale, kPolishVerbs, kSpanishVerbs);
  std::vector<Token> tokens = Tokenize(title);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool opens = i == 0 || tokens[i].after_break || IsAmong(tokens[i - 1].word, kEnglishOpeners);
    if ((opens && IsAmong(tokens[i].word, kEnglishVerbs)) || IsAmong(tokens[i].word, own)) return true;
  }
  return false;
}

std::string FindVagueWord(absl::string_view title, absl::string_view locale) {
  Words own = OwnWords(locale, kPolishVague, kSpanishVague);
  bool counted = HasNumber(title);
  for (const Token& token : Tokenize(title)) {
    bool vague = IsAmong(token.word, kEnglishVague) || IsAmong(token.word, own);
    if (vague || (!counted && IsAmong(token.word, kMore))) return std::string(token.original);
  }
  for (absl::string_view word : kChineseVague) {
    if (absl::StrContains(title, word)) return std::string(word);
  }
  return "";
}

bool HasNumber(absl::string_view text) {
  for (const Token& token : Tokenize(text)) {
    bool digit = token.word.front() >= '0' && token.word.front() <= '9';
    if ((digit && !IsYear(token.word)) || IsAmong(token.word, kNumberWords)) return true;
  }
  return HasChineseNumber(text);
}

}  // namespace milepost::goals
