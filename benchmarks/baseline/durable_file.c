// durable_file WAY FOLDER SIZE COUNT: COUNT syncs of SIZE written bytes, or COUNT whole files of SIZE bytes that replace one another.
#include "measure.h"

static char path[4096], temp[4096];

static void write_all(int fd, const char *p, size_t n, long at)
{
    while (n > 0) {
        ssize_t w = pwrite(fd, p, n, at);
        if (w < 0 && errno == EINTR)
            continue;
        if (w < 0)
            fail("pwrite");
        p += w;
        at += w;
        n -= (size_t)w;
    }
}

static void replace(const char *folder, const char *bytes, size_t size)
{
    int fd = open(temp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        fail("open");
    write_all(fd, bytes, size, 0);
    if (fsync(fd))
        fail("fsync");
    close(fd);
    if (rename(temp, path))
        fail("rename");
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0 || fsync(directory))
        fail("fsync of the directory");
    close(directory);
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    size_t size = (size_t)atol(argv[3]);
    long count = atol(argv[4]);
    char *bytes = calloc(1, size);
    snprintf(path, sizeof path, "%s/state", argv[2]);
    snprintf(temp, sizeof temp, "%s/.state.tmp", argv[2]);
    replace(argv[2], bytes, size);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        fail("open");

    measure_start();
    for (long i = 0; i < count; i++) {
        if (!strcmp(argv[1], "replace"))
            replace(argv[2], bytes, size);
        else {
            write_all(fd, bytes, size, 0);
            if (fdatasync(fd))
                fail("fdatasync");
        }
    }
    measure_end();
    return 0;
}
