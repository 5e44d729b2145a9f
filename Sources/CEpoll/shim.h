// epoll, timerfd and accept4: the parts of glibc that Swift's Glibc module leaves out.
#ifndef RECOVERY_CEPOLL_H
#define RECOVERY_CEPOLL_H

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

// glibc declares accept4 only under _GNU_SOURCE, and defining that here would give this module another fd_set than Swift's own.
extern int accept4(int, struct sockaddr *, socklen_t *, int);

// EPOLLET is 1 << 31, which the importer takes for a negative number; the others come along in one form.
static const uint32_t recovery_epoll_in = EPOLLIN;
static const uint32_t recovery_epoll_out = EPOLLOUT;
static const uint32_t recovery_epoll_peer_closed = EPOLLRDHUP;
static const uint32_t recovery_epoll_error = EPOLLERR;
static const uint32_t recovery_epoll_hang_up = EPOLLHUP;

// These are enumerations behind macros of the same names, which the importer sees differently from build to build.
static const int recovery_sock_stream = SOCK_STREAM;
static const int recovery_sock_nonblock = SOCK_NONBLOCK;
static const int recovery_sock_cloexec = SOCK_CLOEXEC;
static const int recovery_msg_nosignal = MSG_NOSIGNAL;
static const int recovery_msg_waitall = MSG_WAITALL;
static const int recovery_shut_wr = SHUT_WR;
static const int recovery_epoll_cloexec = EPOLL_CLOEXEC;
static const int recovery_timer_flags = TFD_NONBLOCK | TFD_CLOEXEC;

#endif
