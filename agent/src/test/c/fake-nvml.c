/*
 * A libnvidia-ml.so.1 whose boards do what a script says, for tests of the agent on machines
 * without a GPU. Built by the tests; knows of nvml.h only what the agent calls.
 *
 * The script is the file that the variable FAKE_NVML names, or that fakeNvmlScript() is told. One
 * statement a line, '#' begins a comment; boards count from 0, seconds from the first call:
 *
 *   board BUS UUID NAME            a board at 0000:BUS:00.0, BUS in hexadecimal
 *   instance BOARD UUID            an instance (MIG) of a board
 *   at SECONDS BOARD watts W       what it draws from then on; 0 before
 *   at SECONDS BOARD limit W       what it is made for
 *   at SECONDS BOARD sm PID P      percent of the multiprocessors that a process keeps busy; PID
 *                                  may be 'self'
 *   at SECONDS BOARD process PID M megabytes that a process holds, -1 not told; 0 ends it
 *   at SECONDS BOARD reset 1       the energy counter starts over
 *   at SECONDS BOARD stuck 1       the energy counter stands at 0
 *   at SECONDS BOARD mig 1         the board is divided into instances
 *   at SECONDS BOARD sleep MILLIS  every call takes as long
 *   at SECONDS BOARD fail NAME C   the function returns C, 0 for no longer; '*' for all functions
 *
 * fail with board -1 is for functions of no board. Built with WITHOUT_ENERGY, WITHOUT_PROCESSES or
 * OLD it lacks functions that came later.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))

enum { BOARDS = 16, EVENTS = 512, TEXT = 80 };
enum { UNINITIALIZED = 1, INVALID = 2, NOT_SUPPORTED = 3, NOT_FOUND = 6, TOO_SMALL = 7 };

typedef struct { unsigned bus; char uuid[TEXT]; char name[TEXT]; int parent; } Board;
typedef struct { double at; int board; char what[16]; char subject[TEXT]; double value; } Event;

static Board boards[BOARDS];
static int boardCount;
static Event events[EVENTS];
static int eventCount;
static int loaded;
static int starts;
static double began;
static double frozen = -1;

static double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double seconds(void) { return frozen >= 0 ? frozen : wall() - began; }

static int load(const char *file) {
  char line[256];
  FILE *script = fopen(file, "r");
  if (script == NULL) return NOT_FOUND;
  boardCount = eventCount = starts = 0;
  while (fgets(line, sizeof line, script) != NULL) {
    Board board = {0, "", "", -1};
    Event event = {0, 0, "", "", 0};
    line[strcspn(line, "#\n")] = 0;
    if (sscanf(line, "board %x %79s %79[^\n]", &board.bus, board.uuid, board.name) == 3) {
      boards[boardCount++] = board;
    } else if (sscanf(line, "instance %d %79s", &board.parent, board.uuid) == 2) {
      boards[boardCount++] = board;
    } else if (sscanf(line, "at %lf %d %15s", &event.at, &event.board, event.what) == 3) {
      int two = !strcmp(event.what, "sm") || !strcmp(event.what, "process")
          || !strcmp(event.what, "fail");
      int read = two
          ? sscanf(line, "at %*f %*d %*s %79s %lf", event.subject, &event.value) == 2
          : sscanf(line, "at %*f %*d %*s %lf", &event.value) == 1;
      if (!read) abort();
      if (!strcmp(event.subject, "self")) snprintf(event.subject, TEXT, "%d", (int) getpid());
      events[eventCount++] = event;
    } else if (line[strspn(line, " ")] != 0) {
      fprintf(stderr, "fake-nvml: %s\n", line);
      abort();
    }
  }
  fclose(script);
  began = wall();
  loaded = 1;
  return 0;
}

/* The last value that was set at or before a time. */
static double value(int board, const char *what, const char *subject, double at, double otherwise) {
  double last = otherwise;
  for (int i = 0; i < eventCount; i++) {
    Event *e = &events[i];
    if (e->board == board && e->at <= at && !strcmp(e->what, what)
        && (subject == NULL || !strcmp(e->subject, subject))) {
      last = e->value;
    }
  }
  return last;
}

UNUSED static double joules(int board, double to) {
  double from = 0, watts = 0, sum = 1000;
  for (int i = 0; i < eventCount; i++) {
    Event *e = &events[i];
    if (e->board != board || e->at > to) continue;
    if (!strcmp(e->what, "watts")) {
      sum += watts * (e->at - from);
      from = e->at;
      watts = e->value;
    } else if (!strcmp(e->what, "reset")) {
      sum = 0;
      from = e->at;
    }
  }
  return sum + watts * (to - from);
}

/* What a call comes to before it does anything. */
static int enter(int board, const char *function) {
  if (!loaded) {
    const char *file = getenv("FAKE_NVML");
    if (file == NULL || load(file) != 0) return 999;
  }
  double now = seconds();
  double sleep = value(board, "sleep", NULL, now, 0);
  if (sleep > 0) usleep((useconds_t) (sleep * 1000));
  int code = (int) value(board, "fail", function, now, 0);
  if (code == 0) code = (int) value(board, "fail", "*", now, 0);
  if (code == 0 && starts == 0 && strncmp(function, "nvmlInit", 8)) code = UNINITIALIZED;
  return code;
}

static int number(void *device) { return (int) (long) device - 1; }

#define ENTER(device) \
  int code = enter(number(device), __func__); \
  if (code != 0) return code; \
  int board = number(device); \
  if (board < 0 || board >= boardCount) return INVALID

static int start(const char *function) {
  int code = enter(-1, function);
  if (code == 0) starts++;
  return code;
}

static int count(unsigned *n) {
  int code = enter(-1, "nvmlDeviceGetCount");
  *n = 0;
  for (int i = 0; i < boardCount; i++) *n += boards[i].parent < 0;
  return code;
}

static int byIndex(unsigned index, void **device) {
  int code = enter((int) index, "nvmlDeviceGetHandleByIndex");
  *device = (void *) (long) (index + 1);
  return code;
}

int fakeNvmlScript(const char *file) { frozen = -1; return load(file); }
int fakeNvmlAt(double at) { frozen = at; return 0; }

int nvmlInit(void) { return start("nvmlInit"); }
int nvmlShutdown(void) { starts = 0; return 0; }
int nvmlDeviceGetCount(unsigned *n) { return count(n); }
int nvmlDeviceGetHandleByIndex(unsigned i, void **device) { return byIndex(i, device); }
#ifndef OLD
int nvmlInit_v2(void) { return start("nvmlInit"); }
int nvmlDeviceGetCount_v2(unsigned *n) { return count(n); }
int nvmlDeviceGetHandleByIndex_v2(unsigned i, void **device) { return byIndex(i, device); }
#endif

int nvmlDeviceGetHandleByUUID(const char *uuid, void **device) {
  int code = enter(-1, __func__);
  if (code != 0) return code;
  for (int i = 0; i < boardCount; i++) {
    if (!strcmp(boards[i].uuid, uuid)) {
      *device = (void *) (long) (i + 1);
      return enter(i, __func__);
    }
  }
  return NOT_FOUND;
}

int nvmlDeviceGetHandleByPciBusId_v2(const char *address, void **device) {
  unsigned bus;
  if (sscanf(address, "%*x:%x:", &bus) != 1) return INVALID;
  for (int i = 0; i < boardCount; i++) {
    if (boards[i].bus == bus && boards[i].parent < 0) {
      *device = (void *) (long) (i + 1);
      return enter(i, __func__);
    }
  }
  return NOT_FOUND;
}

int nvmlDeviceGetUUID(void *device, char *text, unsigned length) {
  ENTER(device);
  snprintf(text, length, "%s", boards[board].uuid);
  return 0;
}

int nvmlDeviceGetName(void *device, char *text, unsigned length) {
  ENTER(device);
  snprintf(text, length, "%s", boards[board].name);
  return 0;
}

typedef struct { char legacy[16]; unsigned domain, bus, device, id, subsystem; char text[32]; } Pci;

static int pci(void *device, Pci *info, size_t size) {
  Board *board = &boards[number(device)];
  Pci full = {"", 0, board->bus, 0, 0, 0, ""};
  snprintf(full.legacy, sizeof full.legacy, "0000:%02X:00.0", board->bus);
  snprintf(full.text, sizeof full.text, "00000000:%02X:00.0", board->bus);
  memcpy(info, &full, size);
  return 0;
}

int nvmlDeviceGetPciInfo(void *device, Pci *info) {
  ENTER(device);
  (void) board;
  return pci(device, info, 36);
}

int nvmlDeviceGetPowerUsage(void *device, unsigned *milliwatts) {
  ENTER(device);
  *milliwatts = (unsigned) (1000 * value(board, "watts", NULL, seconds(), 0));
  return 0;
}

int nvmlDeviceGetPowerManagementDefaultLimit(void *device, unsigned *milliwatts) {
  ENTER(device);
  double watts = value(board, "limit", NULL, seconds(), 0);
  *milliwatts = (unsigned) (1000 * watts);
  return watts > 0 ? 0 : NOT_SUPPORTED;
}

int nvmlDeviceGetUtilizationRates(void *device, unsigned *rates) {
  ENTER(device);
  double busy = 0;
  for (int i = 0; i < eventCount; i++) {
    if (events[i].board == board && !strcmp(events[i].what, "sm")) {
      double percent = value(board, "sm", events[i].subject, seconds(), 0);
      busy = percent > busy ? percent : busy;
    }
  }
  rates[0] = (unsigned) busy;
  rates[1] = 0;
  return 0;
}

/* Each process that the script ever names for a board, once. */
static int subject(int board, const char *what, int nth, const char **found) {
  for (int i = 0; i < eventCount; i++) {
    int again = events[i].board != board || strcmp(events[i].what, what) != 0;
    for (int j = 0; j < i && !again; j++) {
      again = events[j].board == board && !strcmp(events[j].what, what)
          && !strcmp(events[j].subject, events[i].subject);
    }
    if (!again && nth-- == 0) {
      *found = events[i].subject;
      return 1;
    }
  }
  return 0;
}

UNUSED static int processes(void *device, unsigned *count, char *infos, size_t size) {
  int board = number(device);
  unsigned n = 0;
  const char *pid;
  for (int i = 0; subject(board, "process", i, &pid); i++) {
    double megabytes = value(board, "process", pid, seconds(), 0);
    if (megabytes != 0 && n++ < *count && infos != NULL) {
      unsigned id = (unsigned) atoi(pid);
      long long bytes = megabytes < 0 ? -1 : (long long) (megabytes * 1024 * 1024);
      memset(infos + (n - 1) * size, 0xff, size);
      memcpy(infos + (n - 1) * size, &id, sizeof id);
      memcpy(infos + (n - 1) * size + 8, &bytes, sizeof bytes);
    }
  }
  int code = n > *count ? TOO_SMALL : 0;
  *count = n;
  return code;
}

#ifndef WITHOUT_PROCESSES
int nvmlDeviceGetComputeRunningProcesses(void *device, unsigned *count, char *infos) {
  ENTER(device);
  (void) board;
  return processes(device, count, infos, 16);
}
#endif

#ifndef OLD
int nvmlDeviceGetPciInfo_v3(void *device, Pci *info) {
  ENTER(device);
  (void) board;
  return pci(device, info, sizeof *info);
}

int nvmlDeviceGetMigMode(void *device, unsigned *current, unsigned *pending) {
  ENTER(device);
  *current = *pending = (unsigned) value(board, "mig", NULL, seconds(), 0);
  return 0;
}

int nvmlDeviceGetDeviceHandleFromMigDeviceHandle(void *device, void **parent) {
  ENTER(device);
  if (boards[board].parent < 0) return INVALID;
  *parent = (void *) (long) (boards[board].parent + 1);
  return 0;
}

#ifndef WITHOUT_ENERGY
int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *millijoules) {
  ENTER(device);
  *millijoules = value(board, "stuck", NULL, seconds(), 0) != 0
      ? 0 : (unsigned long long) (1000 * joules(board, seconds()));
  return 0;
}
#endif

#ifndef WITHOUT_PROCESSES
int nvmlDeviceGetComputeRunningProcesses_v2(void *device, unsigned *count, char *infos) {
  ENTER(device);
  (void) board;
  return processes(device, count, infos, 24);
}

/* The layout of release 530, which had one member more. */
int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, char *infos) {
  ENTER(device);
  (void) board;
  return processes(device, count, infos, 32);
}

typedef struct { unsigned pid; unsigned long long at; unsigned sm, memory, encoder, decoder; } Use;

/* Four samples a second of each process that is busy; and one of nobody, as real drivers leave. */
int nvmlDeviceGetProcessUtilization(
    void *device, Use *samples, unsigned *count, unsigned long long after) {
  ENTER(device);
  if (value(board, "mig", NULL, seconds(), 0) != 0) return NOT_SUPPORTED;
  unsigned n = 0;
  double now = seconds();
  const char *pid;
  for (double at = 0.25; at <= now; at += 0.25) {
    unsigned long long micros = (unsigned long long) ((began + at) * 1e6);
    for (int i = 0; micros > after && subject(board, "sm", i, &pid); i++) {
      double percent = value(board, "sm", pid, at, 0);
      if (percent > 0 && n++ < *count && samples != NULL) {
        Use use = {(unsigned) atoi(pid), micros, (unsigned) percent, 0, 0, 0};
        samples[n - 1] = use;
      }
    }
  }
  if (n > 0 && n++ < *count && samples != NULL) {
    Use nobody = {0, (unsigned long long) ((began + now) * 1e6), 4000000000u, 0, 0, 0};
    samples[n - 1] = nobody;
  }
  code = n > *count ? TOO_SMALL : n == 0 ? NOT_FOUND : 0;
  *count = n;
  return code;
}
#endif
#endif
