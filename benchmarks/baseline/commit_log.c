// commit_log WAY PATH PRODUCERS COUNT: records of 152 bytes into a file that is filled with zeros; each producer goes on when its record is on the disk.
#include "measure.h"
#include <pthread.h>

#define RECORD 152
#define CAPACITY (1 << 20)
#define FILE_BYTES (64L << 20)

static int fd;
static long appends_each;
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turned = PTHREAD_COND_INITIALIZER;
static char *buffer, *spare;
static size_t buffered;
static long position, appended, durable;
static int is_busy;

static void write_and_sync(const char *p, size_t n)
{
    if (position + (long)n > FILE_BYTES)
        position = 0;
    long at = position;
    position += n;
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
    if (fdatasync(fd))
        fail("fdatasync");
}

// A lock around a write and a sync of one's own.
static void *locked(void *unused)
{
    char record[RECORD] = {1};
    for (long i = 0; i < appends_each; i++) {
        pthread_mutex_lock(&gate);
        write_and_sync(record, RECORD);
        pthread_mutex_unlock(&gate);
    }
    return unused;
}

// Whoever finds nobody at it writes and syncs for all who wait; who comes meanwhile is the next group.
static void *grouped(void *unused)
{
    char record[RECORD] = {1};
    for (long i = 0; i < appends_each; i++) {
        pthread_mutex_lock(&gate);
        memcpy(buffer + buffered, record, RECORD);
        buffered += RECORD;
        long mine = ++appended;
        while (durable < mine) {
            if (is_busy) {
                pthread_cond_wait(&turned, &gate);
                continue;
            }
            is_busy = 1;
            char *full = buffer;
            size_t count = buffered;
            long last = appended;
            buffer = spare;
            spare = full;
            buffered = 0;
            pthread_mutex_unlock(&gate);
            write_and_sync(full, count);
            pthread_mutex_lock(&gate);
            durable = last;
            is_busy = 0;
            pthread_cond_broadcast(&turned);
        }
        pthread_mutex_unlock(&gate);
    }
    return unused;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    int producers = atoi(argv[3]);
    appends_each = atol(argv[4]) / producers;
    buffer = calloc(1, CAPACITY);
    spare = calloc(1, CAPACITY);
    fd = open(argv[2], O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        fail("open");
    for (long at = 0; at < FILE_BYTES; at += CAPACITY)
        if (pwrite(fd, spare, CAPACITY, at) != CAPACITY)
            fail("pwrite");
    if (fsync(fd))
        fail("fsync");

    pthread_t *threads = calloc(producers, sizeof *threads);
    measure_start();
    for (int i = 0; i < producers; i++)
        pthread_create(&threads[i], NULL, strcmp(argv[1], "grouped") ? locked : grouped, NULL);
    for (int i = 0; i < producers; i++)
        pthread_join(threads[i], NULL);
    measure_end();
    return 0;
}
