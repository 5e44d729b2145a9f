// epoll and accept4: the parts of glibc that Swift's Glibc module leaves out.
#ifndef RECOVERY_CEPOLL_H
#define RECOVERY_CEPOLL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>

// The declaration of accept4 is hidden from Swift's importer, which does not see _GNU_SOURCE in time.
extern int accept4(int, struct sockaddr *, socklen_t *, int);

// EPOLLET is 1 << 31, which the importer takes for a negative number; the others come along in one form.
static const uint32_t recovery_epoll_in = EPOLLIN;
static const uint32_t recovery_epoll_out = EPOLLOUT;
static const uint32_t recovery_epoll_peer_closed = EPOLLRDHUP;
static const uint32_t recovery_epoll_error = EPOLLERR;
static const uint32_t recovery_epoll_hang_up = EPOLLHUP;

#endif
