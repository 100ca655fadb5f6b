// socket_file PORT FILE COUNT BYTES: COUNT ranges of BYTES of a file to a sink on the loopback, by sendfile on a blocking socket.
#include "measure.h"
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    long count = atol(argv[3]), bytes = atol(argv[4]);
    int file = open(argv[2], O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status))
        fail("open");
    long ranges = status.st_size / bytes;
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (connect(fd, (struct sockaddr *)&to, sizeof to))
        fail("connect");

    measure_start();
    for (long i = 0; i < count; i++) {
        off_t offset = i * 7919 % ranges * bytes;
        for (long left = bytes; left > 0;) {
            ssize_t sent = sendfile(fd, file, &offset, (size_t)left);
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent <= 0)
                fail("sendfile");
            left -= sent;
        }
    }
    measure_end();

    int64_t arrived;
    shutdown(fd, SHUT_WR);
    if (recv(fd, &arrived, sizeof arrived, MSG_WAITALL) != sizeof arrived || arrived != count * bytes) {
        fprintf(stderr, "the sink got something else\n");
        return 1;
    }
    return 0;
}
