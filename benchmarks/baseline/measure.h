// One measured run prints one line: wall nanoseconds, CPU nanoseconds, reading and writing calls (-1: the kernel counts none on sockets).
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static int64_t wall_start, cpu_start, calls_start;

static int64_t wall_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int64_t cpu_now(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return (r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1000000000LL + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1000LL;
}

static int64_t calls_now(void)
{
    char line[128];
    int64_t sum = 0, value;
    FILE *io = fopen("/proc/self/io", "r");
    while (io && fgets(line, sizeof line, io))
        if (sscanf(line, "syscw: %ld", &value) == 1 || sscanf(line, "syscr: %ld", &value) == 1)
            sum += value;
    if (io)
        fclose(io);
    return sum;
}

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(1);
}

static void measure_start(void)
{
    calls_start = calls_now();
    cpu_start = cpu_now();
    wall_start = wall_now();
}

static void measure_end(void)
{
    int64_t wall = wall_now() - wall_start, cpu = cpu_now() - cpu_start;
    // Each look at the counters is two reads; half of each falls into the time between.
#ifdef CALLS_ARE_NOT_COUNTED
    printf("%ld %ld -1\n", wall, cpu);
#else
    printf("%ld %ld %ld\n", wall, cpu, calls_now() - calls_start - 2);
#endif
}
