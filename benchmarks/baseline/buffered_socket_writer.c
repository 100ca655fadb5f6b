// buffered_socket_writer PORT COUNT: records of four fields, 21 bytes, to a sink on the loopback, through a buffer of 64 KiB.
#define CALLS_ARE_NOT_COUNTED
#include "measure.h"
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#define CAPACITY 65536

static void send_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t w = send(fd, p, n, MSG_NOSIGNAL);
        if (w < 0 && errno == EINTR)
            continue;
        if (w < 0)
            fail("send");
        p += w;
        n -= (size_t)w;
    }
}

#define PUT(type, value_)                       \
    {                                           \
        type v = (value_);                      \
        if (end - next < (long)sizeof v) {      \
            send_all(fd, buffer, next - buffer); \
            next = buffer;                      \
        }                                       \
        memcpy(next, &v, sizeof v);             \
        next += sizeof v;                       \
    }

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    long count = atol(argv[2]);
    char *buffer = aligned_alloc(4096, CAPACITY), *next = buffer, *end = buffer + CAPACITY;
    memset(buffer, 0, CAPACITY);
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (connect(fd, (struct sockaddr *)&to, sizeof to))
        fail("connect");

    measure_start();
    for (long i = 0; i < count; i++) {
        PUT(int32_t, (int32_t)i)
        PUT(int64_t, i)
        PUT(double, 1.5)
        PUT(uint8_t, 1)
        __asm__ volatile("" ::: "memory");
    }
    send_all(fd, buffer, next - buffer);
    measure_end();

    int64_t arrived;
    shutdown(fd, SHUT_WR);
    if (recv(fd, &arrived, sizeof arrived, MSG_WAITALL) != sizeof arrived || arrived != count * 21) {
        fprintf(stderr, "the sink got something else\n");
        return 1;
    }
    return 0;
}
