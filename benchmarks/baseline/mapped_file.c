// mapped_file random FILE COUNT | scan FILE: 64 bytes at random places of a mapped file, or all of its newlines. The pages are mapped before.
#include "measure.h"
#include <sys/mman.h>
#include <sys/stat.h>

#define POPULATE_READ 22

static uint64_t state = 88172645463325252ULL;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

// As fast as C gets it: the compiler makes vectors of it.
#ifdef __x86_64__
__attribute__((target("avx2")))
#endif
__attribute__((noinline, optimize("O3"))) static long newlines(const unsigned char *p, long n)
{
    long count = 0;
    for (long i = 0; i < n; i++)
        count += p[i] == '\n';
    return count;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    int file = open(argv[2], O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status))
        fail("open");
    unsigned char *map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, file, 0);
    if (map == MAP_FAILED)
        fail("mmap");
    madvise(map, (size_t)status.st_size, POPULATE_READ);
    volatile long sum = 0;
    long count = argc > 3 ? atol(argv[3]) : 0;
    uint64_t mask = (uint64_t)status.st_size / 64 - 1;

    measure_start();
    if (strcmp(argv[1], "scan") == 0)
        sum = newlines(map, status.st_size);
    for (long i = 0; i < count; i++) {
        char record[64];
        memcpy(record, map + (next_random() & mask) * 64, sizeof record);
        __asm__ volatile("" : : "r"(record) : "memory");
        sum += record[0];
    }
    measure_end();
    return sum == -1;
}
