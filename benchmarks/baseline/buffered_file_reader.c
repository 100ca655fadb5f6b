// buffered_file_reader WAY PATH: reads all of a file by bytes, longs or lines.
#include "measure.h"

#define CAPACITY 65536

static char *buffer;
static volatile uint64_t result;

static ssize_t read_some(int fd, char *p, size_t n)
{
    ssize_t r;
    do
        r = read(fd, p, n);
    while (r < 0 && errno == EINTR);
    if (r < 0)
        fail("read");
    return r;
}

static uint64_t bytes(FILE *file)
{
    uint64_t sum = 0;
    for (int c; (c = getc_unlocked(file)) != EOF;)
        sum += (unsigned char)c;
    return sum;
}

// The pointer stays in a register: the least that such a loop can cost.
static uint64_t longs_by_pointer(int fd)
{
    uint64_t sum = 0;
    for (ssize_t n; (n = read_some(fd, buffer, CAPACITY)) > 0;)
        for (const char *p = buffer, *end = buffer + n; end - p >= 8; p += 8) {
            uint64_t value;
            memcpy(&value, p, 8);
            // One value at a time, as a program that does something with each; else four are added at once.
            __asm__ volatile("" : "+r"(value));
            sum += value;
        }
    return sum;
}

static uint64_t longs_by_fread(FILE *file)
{
    uint64_t sum = 0, value;
    while (fread_unlocked(&value, 8, 1, file) == 1)
        sum += value;
    return sum;
}

static uint64_t lines_by_memchr(int fd)
{
    uint64_t sum = 0;
    size_t kept = 0;
    for (ssize_t n; (n = read_some(fd, buffer + kept, CAPACITY - kept)) > 0;) {
        char *p = buffer, *end = buffer + kept + n, *found;
        while ((found = memchr(p, '\n', (size_t)(end - p)))) {
            sum += (uint64_t)(found - p) + (found > p ? (unsigned char)*p : 0);
            p = found + 1;
        }
        kept = (size_t)(end - p);
        memmove(buffer, p, kept);
    }
    return sum;
}

static uint64_t lines_by_getline(FILE *file)
{
    uint64_t sum = 0;
    char *line = NULL;
    size_t room = 0;
    for (ssize_t n; (n = getline(&line, &room, file)) > 0;)
        sum += (uint64_t)(n - 1) + (n > 1 ? (unsigned char)*line : 0);
    return sum;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const char *way = argv[1];
    buffer = aligned_alloc(4096, CAPACITY);
    memset(buffer, 0, CAPACITY);
    int fd = open(argv[2], O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail("open");
    FILE *file = fdopen(fd, "r");

    measure_start();
    if (!strcmp(way, "getc"))
        result = bytes(file);
    else if (!strcmp(way, "getc64")) {
        setvbuf(file, buffer, _IOFBF, CAPACITY);
        result = bytes(file);
    } else if (!strcmp(way, "pointer"))
        result = longs_by_pointer(fd);
    else if (!strcmp(way, "fread")) {
        setvbuf(file, buffer, _IOFBF, CAPACITY);
        result = longs_by_fread(file);
    } else if (!strcmp(way, "memchr"))
        result = lines_by_memchr(fd);
    else if (!strcmp(way, "getline"))
        result = lines_by_getline(file);
    else
        return 2;
    measure_end();
    return 0;
}
