// The only file that uses libharu's structures; they are those of this version.
#include "reportgen/pdf/haru.h"

#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>
#include <openssl/sha.h>

#include <deque>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "reportgen/pdf/compressor.h"
#include "reportgen/pdf/number.h"
#include "reportgen/pdf/packed_file.h"
#include "reportgen/text/unicode.h"

static_assert(HPDF_VERSION_ID == 20300, "the structures below are those of libharu 2.3.0");

namespace milepost::report {
namespace {

void Fail(HPDF_STATUS error, HPDF_STATUS detail, void*) { throw HaruFailure{error, detail}; }

void Check(HPDF_STATUS status) {
  if (status != HPDF_OK) throw HaruFailure{status, 0};
}

template <typename T>
T* Made(T* object) {
  if (object == nullptr) throw HaruFailure{HPDF_FAILD_TO_ALLOC_MEM, 0};
  return object;
}

// The version, and four bytes that say to whoever transports it that it is not text.
constexpr char kHeader[] = "%PDF-1.4\n%\xB7\xBE\xAD\xAA\n", kPackedHeader[] = "%PDF-1.5\n%\xB7\xBE\xAD\xAA\n";

// Called by the library when it writes the dictionary: our entries, as they are.
HPDF_STATUS WriteEntries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const auto* entries = static_cast<const std::string*>(dictionary->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries->data()),
                           static_cast<HPDF_UINT>(entries->size()));
}

HPDF_STATUS AppendTo(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
  return HPDF_OK;
}

// The library's way to write into a text; what is there already counts.
struct Writer {
  Writer(HPDF_Doc doc, std::string& text) : stream(Made(HPDF_CallbackWriter_New(doc->mmgr, AppendTo, &text))) {
    stream->size = static_cast<HPDF_UINT>(text.size());
  }
  ~Writer() { HPDF_Stream_Free(stream); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  const HPDF_Stream stream;
};

bool IsStream(const void* object) {
  const auto* header = static_cast<const HPDF_Obj_Header*>(object);
  const bool dictionary = (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
  return dictionary && static_cast<const HPDF_Dict_Rec*>(object)->stream != nullptr;
}

int NumberOf(HPDF_Dict dictionary) { return static_cast<int>(dictionary->header.obj_id & 0x00FFFFFF); }

void Write(HPDF_Stream stream, std::string_view bytes) {
  // The library counts a write in 32 bits.
  constexpr size_t kMost = 1 << 20;
  for (size_t begin = 0; begin < bytes.size(); begin += kMost) {
    const std::string_view part = bytes.substr(begin, kMost);
    Check(HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(part.data()),
                            static_cast<HPDF_UINT>(part.size())));
  }
}

// Replaces the zeros of the file's identity, which comes after `begin`, by the first half of the SHA-256 of the file.
void SetIdentity(std::string& file, size_t begin) {
  const std::string zeros(32, '0');
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(file.data()), file.size(), digest);
  const std::string hex = absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), 16));
  for (size_t at = file.find(zeros, begin); at != std::string::npos; at = file.find(zeros, at)) {
    file.replace(at, zeros.size(), hex);
  }
}

}  // namespace

struct HaruDocument::Objects {
  Compressor compressor;
  HPDF_Doc doc = nullptr;
  HPDF_Dict resources = nullptr;
  std::deque<std::string> entries;  // what WriteEntries reads; addresses stay
  std::vector<std::pair<int, HPDF_Outline>> open_bookmarks;

  ~Objects() {
    if (doc != nullptr) HPDF_Free(doc);
  }
  HPDF_Dict Dictionary(std::string text) {
    HPDF_Dict dictionary = Made(HPDF_Dict_New(doc->mmgr));
    Check(HPDF_Xref_Add(doc->xref, dictionary));
    Own(dictionary, std::move(text));
    return dictionary;
  }
  // By its place: the library's search by number refuses numbers that there are.
  HPDF_Dict Find(int number) {
    const HPDF_XrefEntry entry = Made(HPDF_Xref_GetEntry(doc->xref, static_cast<HPDF_UINT>(number)));
    return static_cast<HPDF_Dict>(entry->obj);
  }
  void Own(HPDF_Dict dictionary, std::string text) {
    entries.push_back(std::move(text));
    dictionary->write_fn = WriteEntries;
    dictionary->attr = &entries.back();
  }
  // Validators want it inside the dictionary that leads there.
  void SetDestination(HPDF_Dict from, HPDF_Page page, double y_from_bottom) {
    HPDF_Array place = Made(HPDF_Array_New(doc->mmgr));
    Check(HPDF_Dict_Add(from, "Dest", place));
    Check(HPDF_Array_Add(place, page));
    Check(HPDF_Array_AddName(place, "XYZ"));
    Check(HPDF_Array_Add(place, HPDF_Null_New(doc->mmgr)));
    Check(HPDF_Array_AddReal(place, static_cast<HPDF_REAL>(y_from_bottom)));
    Check(HPDF_Array_Add(place, HPDF_Null_New(doc->mmgr)));
  }
  // As much as is storable: as it is when it is ASCII, otherwise UTF-16.
  void SetText(HPDF_Dict dictionary, const char* key, std::string_view whole) {
    const std::string_view utf8 = Storable(whole);
    if (IsPlainAscii(utf8)) {
      Check(HPDF_Dict_Add(dictionary, key, HPDF_String_New(doc->mmgr, std::string(utf8).c_str(), nullptr)));
      return;
    }
    std::string bytes = "\xFE\xFF" + ToUtf16BigEndian(utf8);
    Check(HPDF_Dict_Add(
        dictionary, key,
        HPDF_Binary_New(doc->mmgr, reinterpret_cast<HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()))));
  }
  // The file as the library orders it.
  std::string Plain() {
    std::string id(16, '\0');
    HPDF_Array list = Made(HPDF_Array_New(doc->mmgr));
    for (int i = 0; i < 2; ++i) {
      Check(HPDF_Array_Add(list, HPDF_Binary_New(doc->mmgr, reinterpret_cast<HPDF_BYTE*>(id.data()), 16)));
    }
    Check(HPDF_Dict_Add(doc->trailer, "ID", list));
    Check(HPDF_Dict_Add(doc->trailer, "Root", doc->catalog));
    Check(HPDF_Dict_Add(doc->trailer, "Info", doc->info));
    // The library's own way to a buffer copies all of it byte by byte, twice.
    std::string file = kHeader;
    Writer writer(doc, file);
    Check(HPDF_Xref_WriteToStream(doc->xref, writer.stream, nullptr));
    SetIdentity(file, doc->xref->addr);
    return file;
  }
  // The same objects, packed. A stream's length is an object after it, known when the stream is written.
  std::string Packed() {
    const HPDF_UINT end = doc->xref->entries->count;
    PackedFile packed(static_cast<int>(end) - 1, kPackedHeader, compressor);
    std::string body;
    Writer writer(doc, body);
    for (HPDF_UINT number = 1; number < end; ++number) {
      void* const object = Made(HPDF_Xref_GetEntry(doc->xref, number))->obj;
      body.clear();
      Check(HPDF_Obj_WriteValue(object, writer.stream, nullptr));
      if (IsStream(object)) {
        packed.AddStream(body);
      } else {
        packed.AddObject(body);
      }
    }
    const std::string id(32, '0');
    std::string file = packed.Close(absl::StrCat("/Root ", report::NumberOf(doc->catalog), " 0 R/Info ",
                                                 report::NumberOf(doc->info), " 0 R/ID[<", id, "><", id, ">]"));
    SetIdentity(file, packed.table_at());
    return file;
  }
};

HaruDocument::HaruDocument(std::string_view language) : objects_(std::make_unique<Objects>()) {
  HPDF_Doc doc = objects_->doc = Made(HPDF_NewEx(Fail, nullptr, nullptr, 0, nullptr));
  objects_->resources = objects_->Dictionary("");
  const std::string plain(language.substr(0, 35));
  Check(HPDF_Dict_Add(doc->catalog, "Lang", HPDF_String_New(doc->mmgr, plain.c_str(), nullptr)));
  Check(HPDF_Dict_Add(doc->catalog, "ViewerPreferences", objects_->Dictionary("/DisplayDocTitle true\n")));
}

HaruDocument::~HaruDocument() = default;

HPDF_Page HaruDocument::AddPage(double width, double height) {
  HPDF_Page page = Made(HPDF_AddPage(objects_->doc));
  Check(HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width)));
  Check(HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height)));
  Check(HPDF_Dict_Add(page, "Resources", objects_->resources));
  return page;
}

void HaruDocument::SetContent(HPDF_Page page, std::string_view operators) {
  const auto attributes = static_cast<HPDF_PageAttr>(page->attr);
  Write(attributes->stream, objects_->compressor.Deflate(operators));
  objects_->Own(attributes->contents, "/Filter /FlateDecode\n");
}

int HaruDocument::AddObject(std::string entries) { return report::NumberOf(objects_->Dictionary(std::move(entries))); }

int HaruDocument::AddStream(std::string entries, std::string_view bytes) {
  HPDF_Dict stream = Made(HPDF_DictStream_New(objects_->doc->mmgr, objects_->doc->xref));
  Write(stream->stream, objects_->compressor.Deflate(bytes));
  objects_->Own(stream, entries + " /Filter /FlateDecode\n");
  return report::NumberOf(stream);
}

int HaruDocument::AddPlainStream(std::string entries, std::string_view bytes) {
  HPDF_Dict stream = Made(HPDF_DictStream_New(objects_->doc->mmgr, objects_->doc->xref));
  Write(stream->stream, bytes);
  objects_->Own(stream, std::move(entries));
  return report::NumberOf(stream);
}

void HaruDocument::Fill(int object, std::string entries) { objects_->Own(objects_->Find(object), std::move(entries)); }

void HaruDocument::SetCatalog(const char* key, int object) {
  Check(HPDF_Dict_Add(objects_->doc->catalog, key, objects_->Find(object)));
}

void HaruDocument::SetCatalogList(const char* key, int object) {
  HPDF_Array list = Made(HPDF_Array_New(objects_->doc->mmgr));
  Check(HPDF_Dict_Add(objects_->doc->catalog, key, list));
  Check(HPDF_Array_Add(list, objects_->Find(object)));
}

void HaruDocument::SetNumber(HPDF_Page page, const char* key, int number) {
  Check(HPDF_Dict_AddNumber(page, key, number));
}

int HaruDocument::NumberOf(HPDF_Page page) const { return report::NumberOf(page); }

void HaruDocument::SetResources(std::string entries) { objects_->Own(objects_->resources, std::move(entries)); }

void HaruDocument::AddBookmark(int level, std::string_view title, HPDF_Page page, double y_from_bottom) {
  auto& open = objects_->open_bookmarks;
  while (!open.empty() && open.back().first >= level) open.pop_back();
  HPDF_Doc doc = objects_->doc;
  HPDF_Outline bookmark = Made(HPDF_CreateOutline(doc, open.empty() ? nullptr : open.back().second, "-", nullptr));
  objects_->SetText(bookmark, "Title", title);
  objects_->SetDestination(bookmark, page, y_from_bottom);
  open.emplace_back(level, bookmark);
}

void HaruDocument::SetAnnotations(HPDF_Page page, const std::vector<int>& objects) {
  if (objects.empty()) return;
  HPDF_Array list = Made(HPDF_Array_New(objects_->doc->mmgr));
  Check(HPDF_Dict_Add(page, "Annots", list));
  for (const int object : objects) Check(HPDF_Array_Add(list, objects_->Find(object)));
}

void HaruDocument::SetInfo(const char* key, std::string_view text) {
  if (!text.empty()) objects_->SetText(objects_->doc->info, key, text);
}

void HaruDocument::SetCreationDate(const std::string& date) {
  HPDF_Doc doc = objects_->doc;
  Check(HPDF_Dict_Add(doc->info, "CreationDate", HPDF_String_New(doc->mmgr, date.c_str(), nullptr)));
}

std::string HaruDocument::Save(FileForm form) {
  return form == FileForm::kCompact ? objects_->Packed() : objects_->Plain();
}

}  // namespace milepost::report
