// libcurl tests us from outside. Its calls are variadic, which Swift cannot import: one wrapper for each argument type.
#ifndef RECOVERY_CCURL_H
#define RECOVERY_CCURL_H

#include <curl/curl.h>

typedef size_t (*recovery_curl_write)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode recovery_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode recovery_curl_set_string(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode recovery_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode recovery_curl_set_callback(CURL *curl, CURLoption option, recovery_curl_write value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode recovery_curl_get_long(CURL *curl, CURLINFO info, long *value) {
    return curl_easy_getinfo(curl, info, value);
}

#endif
