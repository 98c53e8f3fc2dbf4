/* Linked into the native binaries in place of parts of NativeAOT's runtime, by their names or by --wrap (Native.props). A third of a tool's life went by before Main's first line, most of it
 * with questions about the machine: the mounts and the cgroups (twice), the NUMA nodes, the free memory. No answer to them matters to a heap of a few megabytes.
 * No headers, so that linking needs a compiler but no libc6-dev more than it did. */

/* No cgroups are searched: the heap has limits of its own, and threads are as many as there are processors. */
void _Z16InitializeCGroupv(void) {}
void _Z13CleanupCGroupv(void) {}
void _Z19InitializeCpuCGroupv(void) {}
unsigned long _Z32GetRestrictedPhysicalMemoryLimitv(void) { return 0; }
_Bool _Z21GetPhysicalMemoryUsedPm(unsigned long *bytes) { return 0; }
_Bool _Z11GetCpuLimitPj(unsigned *processors) { return 0; }
void __wrap__Z21NUMASupportInitializev(void) {}

/* void GCToOSInterface::GetMemoryStatus(restricted limit, load in percent, bytes available, bytes of page file available): the machine is never short of memory, as far as
 * the collector is concerned; it collects by what was allocated. */
void __wrap__ZN15GCToOSInterface15GetMemoryStatusEmPjPmS1_(unsigned long limit, unsigned *load, unsigned long *available, unsigned long *pages) {
    (void)limit;
    if (load) *load = 0;
    if (available) *available = 1UL << 32;
    if (pages) *pages = 1UL << 32;
}

/* size_t GCToOSInterface::GetVirtualMemoryLimit(): the heap takes the half of it, 4 GB, and not 256 GB, for which its tables alone have 65 pages more to touch. */
unsigned long __real__ZN15GCToOSInterface21GetVirtualMemoryLimitEv(void);
unsigned long __wrap__ZN15GCToOSInterface21GetVirtualMemoryLimitEv(void) {
    unsigned long limit = __real__ZN15GCToOSInterface21GetVirtualMemoryLimitEv();
    return limit < 1UL << 33 ? limit : 1UL << 33;
}

/* The finalizer thread is started by those who live long enough for it (src/Platform/FinalizerThread.cs). */
_Bool __wrap__Z24RhInitializeFinalizationv(void) { return 1; }
__attribute__((weak)) void RhInitializeFinalizerThread(void) {} /* .NET 10's needs no such word. */

/* Dumps of a crash are written by a program beside the binary that is not there. */
int _Z23PalCreateDumpInitializev(void) { return 1; }
void _Z27PalCreateCrashDumpIfEnablediP9siginfo_tPv(int signal, void *information, void *context) {}
void _Z27PalCreateCrashDumpIfEnabledPvS_(void *record, void *context) {}
void _Z27PalCreateCrashDumpIfEnabledPv(void *record) {} /* .NET 10's */
void _Z27PalCreateCrashDumpIfEnabledv(void) {}

/* Tables for a debugger that knows .NET, filled at every start. */
void PopulateDebugHeaders(void) {}
