// buffered_file_writer WAY PATH SIZE COUNT: records of SIZE bytes through a buffer of 64 KiB, or without one.
#include "measure.h"

#define CAPACITY 65536

static void write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t w = write(fd, p, n);
        if (w < 0 && errno == EINTR)
            continue;
        if (w < 0)
            fail("write");
        p += w;
        n -= (size_t)w;
    }
}

// The compiler may not know what is in the record, nor leave out a copy of it.
#define OPAQUE(p) __asm__ volatile("" ::"r"(p) : "memory")

#define BUFFERED(size_)                                   \
    {                                                     \
        char *next = buffer, *end = buffer + CAPACITY;    \
        for (long i = 0; i < count; i++) {                \
            OPAQUE(record);                               \
            if (end - next < (long)(size_)) {             \
                write_all(fd, buffer, next - buffer);     \
                next = buffer;                            \
            }                                             \
            memcpy(next, record, (size_));                \
            next += (size_);                              \
        }                                                 \
        write_all(fd, buffer, next - buffer);             \
    }

// A writer as a library has it: its cursor stands in an object that others can see, and is loaded and stored for each record.
struct writer {
    char *next, *end;
};

#define IN_AN_OBJECT(size_)                                       \
    {                                                             \
        struct writer *writer = malloc(sizeof *writer);           \
        writer->next = buffer;                                    \
        writer->end = buffer + CAPACITY;                          \
        for (long i = 0; i < count; i++) {                        \
            OPAQUE(record);                                       \
            OPAQUE(writer);                                       \
            char *next = writer->next;                            \
            if (writer->end - next < (long)(size_)) {             \
                write_all(fd, buffer, next - buffer);             \
                next = buffer;                                    \
            }                                                     \
            memcpy(next, record, (size_));                        \
            writer->next = next + (size_);                        \
        }                                                         \
        write_all(fd, buffer, writer->next - buffer);             \
    }

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const char *way = argv[1];
    size_t size = (size_t)atol(argv[3]);
    long count = atol(argv[4]);
    char record[64], *buffer = aligned_alloc(4096, CAPACITY);
    for (int i = 0; i < 64; i++)
        record[i] = (char)i;
    memset(buffer, 0, CAPACITY);
    int fd = open(argv[2], O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        fail("open");

    measure_start();
    if (!strcmp(way, "known") && size == 8)
        BUFFERED(8)
    else if (!strcmp(way, "known") && size == 16)
        BUFFERED(16)
    else if (!strcmp(way, "known") && size == 64)
        BUFFERED(64)
    else if (!strcmp(way, "object") && size == 8)
        IN_AN_OBJECT(8)
    else if (!strcmp(way, "object") && size == 16)
        IN_AN_OBJECT(16)
    else if (!strcmp(way, "object") && size == 64)
        IN_AN_OBJECT(64)
    else if (!strcmp(way, "any"))
        BUFFERED(size)
    else if (!strcmp(way, "fwrite")) {
        FILE *file = fdopen(fd, "w");
        setvbuf(file, buffer, _IOFBF, CAPACITY);
        for (long i = 0; i < count; i++) {
            OPAQUE(record);
            fwrite_unlocked(record, size, 1, file);
        }
        fflush(file);
    } else if (!strcmp(way, "write"))
        for (long i = 0; i < count; i++)
            write_all(fd, record, size);
    else
        return 2;
    measure_end();
    return 0;
}
