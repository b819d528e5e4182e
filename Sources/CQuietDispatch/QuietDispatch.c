/// Keeps libdispatch quiet while nobody does anything.
///
/// On Linux libdispatch registers each worker of its pools with a monitor, which from then on wakes the process once a
/// second for as long as it runs, to add workers where all are blocked. Moot promises that it sleeps while nobody presses
/// a key, and lets no worker of these pools wait for another one (what is waited for runs on serial queues, whose threads
/// are not counted), so there is nothing to watch over: these two functions stand in the place of libdispatch's own
/// (src/event/workqueue.c), and nothing of the monitor is linked. Where libdispatch is a shared library, as in builds for
/// tests, it goes on using its own.
void _dispatch_workq_worker_register(void *root_queue);
void _dispatch_workq_worker_unregister(void *root_queue);

void _dispatch_workq_worker_register(void *root_queue) { (void)root_queue; }
void _dispatch_workq_worker_unregister(void *root_queue) { (void)root_queue; }
