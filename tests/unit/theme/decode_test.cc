#include "reportgen/image/decode.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <cstdlib>
#include <random>

#include "pictures.h"
#include "reportgen/image/picture.h"

namespace milepost::report {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;  // NOLINT: bytes with zeros in them

std::string Pixels(const std::string& file) {
  const absl::StatusOr<Image> image = DecodeImage(file);
  EXPECT_TRUE(image.ok()) << image.status();
  return image.ok() ? image->rgba : "";
}

std::string Refusal(const std::string& file) {
  const absl::StatusOr<Image> image = DecodeImage(file);
  EXPECT_EQ(image.status().code(), absl::StatusCode::kInvalidArgument) << image.status();
  return std::string(image.status().message());
}

TEST(DecodeImage, KeepsColourAndAlphaOfAPng) {
  const std::string rows = "\0\x10\x20\x30\xFF\x40\x50\x60\x80"s;
  const absl::StatusOr<Image> image = DecodeImage(Png({2, 1}, rows));
  ASSERT_TRUE(image.ok()) << image.status();
  EXPECT_EQ(image->width, 2);
  EXPECT_EQ(image->height, 1);
  EXPECT_EQ(image->rgba, rows.substr(1));
}

TEST(DecodeImage, GivesEveryKindOfPngTheSameForm) {
  const std::string red = "\xFF\0\0\xFF"s, grey = "\x55\x55\x55\xFF";
  EXPECT_EQ(Pixels(Png({1, 1, 8, 2}, "\0\xFF\0\0"s)), red);
  EXPECT_EQ(Pixels(Png({1, 1, 16, 2}, "\0\xFF\xFF\0\0\0\0"s)), red);
  EXPECT_EQ(Pixels(Png({1, 1, 16, 0}, "\0\x55\x55"s)), grey) << "sixteen bits are taken for sRGB like eight";
  EXPECT_EQ(Pixels(Png({1, 1, 2, 0}, "\0\x40"s)), grey) << "the second of four steps";
  EXPECT_EQ(Pixels(Png({1, 1, 8, 4}, "\0\x55\x80"s)), "\x55\x55\x55\x80");
  EXPECT_EQ(Pixels(Png({1, 1, 8, 3}, "\0\1"s, Chunk("PLTE", "\0\0\0\xFF\0\0"s))), red);
  EXPECT_EQ(Pixels(Png({1, 1, 8, 3}, "\0\1"s, Chunk("PLTE", "\0\0\0\xFF\0\0"s) + Chunk("tRNS", "\xFF\x20"))),
            "\xFF\0\0\x20"s);
  // Three of seven passes have something of an image of two by two: the first, the sixth and the seventh.
  EXPECT_EQ(Pixels(Png({2, 2, 8, 0, true}, "\0\x01\0\x02\0\x03\x04"s)), "\1\1\1\xFF\2\2\2\xFF\3\3\3\xFF\4\4\4\xFF");
}

TEST(DecodeImage, ReadsBaselineProgressiveAndGreyJpegs) {
  for (const JpegKind kind : {JpegKind::kBaseline, JpegKind::kProgressive}) {
    const std::string pixels = Pixels(FlatJpeg(20, 10, {200, 80, 30}, kind));
    ASSERT_EQ(pixels.size(), 800u);
    const int wanted[] = {200, 80, 30, 255};
    for (size_t i = 0; i < pixels.size(); ++i) {
      EXPECT_LE(std::abs(static_cast<unsigned char>(pixels[i]) - wanted[i % 4]), 2) << i;
    }
  }
  EXPECT_EQ(Pixels(FlatJpeg(1, 1, {128}, JpegKind::kGrey)), "\x80\x80\x80\xFF");
}

TEST(DecodeImage, RefusesAJpegForThePress) {
  EXPECT_THAT(Refusal(FlatJpeg(16, 16, {1, 2, 3, 4}, JpegKind::kCmyk)), HasSubstr("export it in RGB"));
}

TEST(DecodeImage, RefusesEveryFileThatIsCutOff) {
  for (const std::string& whole :
       {FlatPng(40, 30, "\x01\x22\x43\x84"), FlatJpeg(40, 30, {9, 99, 199}, JpegKind::kBaseline),
        FlatJpeg(40, 30, {9, 99, 199}, JpegKind::kProgressive)}) {
    // A PNG's last twelve bytes only say that it ends; nothing of the picture is lost without them.
    const size_t end = whole[0] == '\x89' ? whole.size() - 12 - 4 : whole.size() - 2;
    for (size_t size = 0; size < end; ++size) {
      EXPECT_FALSE(DecodeImage(whole.substr(0, size)).ok()) << size << " of " << whole.size();
    }
  }
}

TEST(DecodeImage, SurvivesAnyChangeOfAnyByte) {
  std::mt19937 random(7);
  for (const std::string& whole :
       {FlatPng(17, 9, "\x01\x22\x43\x84"), Png({4, 4, 8, 3, true}, std::string(40, '\1'), Chunk("PLTE", "abcdef")),
        FlatJpeg(17, 9, {9, 99, 199}, JpegKind::kProgressive), FlatJpeg(17, 9, {9}, JpegKind::kGrey)}) {
    for (int round = 0; round < 2000; ++round) {
      std::string changed = whole;
      for (unsigned i = 0; i <= random() % 4; ++i) changed[random() % changed.size()] = static_cast<char>(random());
      const absl::StatusOr<Image> image = DecodeImage(changed);
      if (!image.ok()) continue;
      EXPECT_EQ(image->rgba.size(), static_cast<size_t>(image->width) * static_cast<size_t>(image->height) * 4);
    }
  }
}

TEST(DecodeImage, TakesNoRoomForPixelsAboveTheLimit) {
  EXPECT_THAT(Refusal(Png({2001, 2000}, "x")), HasSubstr("2001 x 2000 pixels, at most 4000000 are read"));
  EXPECT_THAT(Refusal(Png({65'000, 65'000}, "x")), HasSubstr("at most 4000000"));
  EXPECT_TRUE(DecodeImage(FlatPng(2000, 2000, "abcd")).ok());
  std::string jpeg = FlatJpeg(16, 16, {1, 2, 3}, JpegKind::kBaseline);
  const size_t frame = jpeg.find("\xFF\xC0"s);
  ASSERT_NE(frame, jpeg.npos);
  jpeg.replace(frame + 5, 4, "\x80\0\x80\0"s);
  EXPECT_THAT(Refusal(jpeg), HasSubstr("32768 x 32768 pixels, at most"));
}

TEST(DecodeImage, RefusesWhatIsTooLongOrTooLarge) {
  EXPECT_THAT(Refusal(FlatPng(90, 10, "abcd")), HasSubstr("one side at most 8 times the other"));
  EXPECT_THAT(Refusal(FlatPng(10, 90, "abcd")), HasSubstr("crop it"));
  EXPECT_TRUE(DecodeImage(FlatPng(80, 10, "abcd")).ok());
  EXPECT_THAT(Refusal(FlatPng(4, 4, "abcd") + std::string(1 << 20, ' ')), HasSubstr("at most 1048576 are read"));
}

TEST(DecodeImage, RefusesOtherFormatsAndOddHeaders) {
  for (const std::string& file : {""s, "GIF89a"s, "<svg/>"s, "RIFF....WEBP"s, "\x89PNG"s, "\xFF\xD8"s}) {
    EXPECT_THAT(Refusal(file), HasSubstr("neither a PNG nor a JPEG"));
  }
  EXPECT_THAT(Refusal(Png({0, 5}, "")), HasSubstr("damaged PNG"));
  EXPECT_THAT(Refusal(Png({1, 1, 7, 6}, "\0abcd"s)), HasSubstr("damaged PNG")) << "seven bits a sample";
  EXPECT_THAT(Refusal(Png({1, 1, 8, 3}, "\0\1"s)), HasSubstr("damaged PNG")) << "a palette image without a palette";
  EXPECT_THAT(Refusal("\xFF\xD8\xFF\xD9"), HasSubstr("nothing to draw")) << "a JPEG that ends at once";
}

// The bytes that go into a document, uncompressed.
std::string Rgb(const Picture& picture) {
  uLongf size = static_cast<uLongf>(picture.width * picture.height * 3);
  std::string out(size, '\0');
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                       reinterpret_cast<const Bytef*>(picture.compressed.data()), picture.compressed.size()),
            Z_OK);
  EXPECT_EQ(size, out.size());
  return out;
}

TEST(Picture, IsBlendedOntoItsGround) {
  const Image image{4, 1, "\xC8\x64\0\xFF"s + "\xC8\x64\0\x80"s + "\xC8\x64\0\0"s + "\0\0\0\x33"s};
  // Half is 128/255: 200 * 0.50196 + 255 * 0.49804 = 227.4; a fifth of black leaves 204 of white.
  EXPECT_EQ(OnGround(image, report::Rgb(0xFFFFFF), 100).rgba,
            "\xC8\x64\0\xFF"s + "\xE3\xB1\x7F\xFF" + "\xFF\xFF\xFF\xFF" + "\xCC\xCC\xCC\xFF");
  EXPECT_EQ(OnGround(image, report::Rgb(0x000000), 100).rgba.substr(8, 4), "\0\0\0\xFF"s);
}

TEST(Picture, OfManyPixelsIsTheMeanOfThose) {
  // Two by two pixels become one: (0 + 100 + 200 + 60) / 4 in red; the transparent one counts as its ground.
  const Image image{2, 2, "\0\0\0\xFF"s + "\x64\0\0\xFF"s + "\xC8\0\0\xFF"s + "\xFF\xFF\xFF\0"s};
  EXPECT_EQ(OnGround(image, report::Rgb(0x3C0000), 1).rgba, "\x5A\0\0\xFF"s);
  const Image wide = OnGround({300, 100, std::string(300 * 100 * 4, '\x7F')}, report::Rgb(0), 3000);
  EXPECT_EQ(wide.width, 94);
  EXPECT_EQ(wide.height, 31);
}

TEST(Picture, HoldsRedGreenAndBlueOfEachPixel) {
  const Picture picture = PictureOf({2, 1, "abc\xFF"s + "def\xFF"});
  EXPECT_EQ(Rgb(picture), "abcdef");
  // echo -n abcdef | sha256sum
  EXPECT_EQ(picture.sha256, "bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
}

}  // namespace
}  // namespace milepost::report
