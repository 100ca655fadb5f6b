// file_range SOURCE DESTINATION: all of a file into an empty one, by copy_file_range.
#include "measure.h"
#include <sys/stat.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int from = open(argv[1], O_RDONLY | O_CLOEXEC), to = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct stat status;
    if (from < 0 || to < 0 || fstat(from, &status))
        fail("open");

    measure_start();
    for (off_t in = 0, out = 0; in < status.st_size;) {
        ssize_t copied = copy_file_range(from, &in, to, &out, (size_t)(status.st_size - in), 0);
        if (copied < 0 && errno == EINTR)
            continue;
        if (copied <= 0)
            fail("copy_file_range");
    }
    measure_end();
    return 0;
}
