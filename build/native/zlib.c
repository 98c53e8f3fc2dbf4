/* Linked into the native binaries in place of those parts of zlib-ng that are for certain processors: every x86-64 has SSE 2, and archives of logs wait for nobody. */
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
