/* Linked into the native binaries in place of those parts of zlib-ng that are for certain processors (every x86-64 has SSE 2, and archives of logs wait for nobody), for decompression,
 * and for other levels of compression than the usual one. */
#define INSTEAD __attribute__((weak))

/* No processor has more than that. */
INSTEAD void x86_check_features(void *features) {}

#define UNUSED(name) INSTEAD void name(void) { __builtin_trap(); }
UNUSED(adler32_avx2) UNUSED(adler32_avx512) UNUSED(adler32_avx512_vnni) UNUSED(adler32_ssse3)
UNUSED(adler32_fold_copy_avx2) UNUSED(adler32_fold_copy_avx512) UNUSED(adler32_fold_copy_avx512_vnni) UNUSED(adler32_fold_copy_sse42)
UNUSED(chunkmemset_safe_avx2) UNUSED(chunkmemset_safe_ssse3) UNUSED(chunksize_avx2) UNUSED(inflate_fast_avx2) UNUSED(inflate_fast_ssse3)
UNUSED(compare256_avx2) UNUSED(longest_match_avx2) UNUSED(longest_match_slow_avx2) UNUSED(slide_hash_avx2)
UNUSED(crc32_pclmulqdq) UNUSED(crc32_fold_pclmulqdq) UNUSED(crc32_fold_pclmulqdq_copy) UNUSED(crc32_fold_pclmulqdq_final) UNUSED(crc32_fold_pclmulqdq_reset)
UNUSED(crc32_vpclmulqdq) UNUSED(crc32_fold_vpclmulqdq) UNUSED(crc32_fold_vpclmulqdq_copy) UNUSED(crc32_fold_vpclmulqdq_final) UNUSED(crc32_fold_vpclmulqdq_reset)

/* Nothing is decompressed. Who tries is told that this is the wrong version of the library. */
INSTEAD int inflateInit2_(void *stream, int bits, const char *version, int size) { return -6; }
INSTEAD int inflate(void *stream, int flush) { return -2; }
INSTEAD int inflateEnd(void *stream) { return -2; }
UNUSED(inflate_fast_sse2) UNUSED(chunkmemset_safe_sse2) UNUSED(chunksize_sse2)

/* Level 6 (CompressionLevel.Optimal) is what archives have; whatever else is asked for is compressed like it. */
extern int deflate_medium(void *state, int flush);
#define LIKE_LEVEL_6(name) INSTEAD int name(void *state, int flush) { return deflate_medium(state, flush); }
LIKE_LEVEL_6(deflate_quick) LIKE_LEVEL_6(deflate_fast) LIKE_LEVEL_6(deflate_slow)
LIKE_LEVEL_6(deflate_stored) LIKE_LEVEL_6(deflate_huff) LIKE_LEVEL_6(deflate_rle)
