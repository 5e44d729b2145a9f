import Metrics

/// Every metric that there is. What is not here is not shown, and a page of the documentation has the same table.
package enum MetricCatalogue {
    package typealias Definition = MetricFamily.Definition

    // MARK: Requests

    static let requests = Definition(
        "recovery_http_requests", .counter, labels: ["route", "method", "status"],
        "Requests that were answered, by route pattern, method and status")
    static let durations = Definition(
        "recovery_http_request_duration_seconds", .histogram, unit: "seconds", labels: ["route"],
        "Time from when a loop turned to a request until its answer was handed to the kernel")
    static let sentBytes = Definition(
        "recovery_http_sent_bytes", .counter, unit: "bytes", labels: ["route"], "Bytes of answers, heads included")
    static let requestsInFlight = Definition(
        "recovery_http_requests_in_flight", .gauge, "Requests whose answer is being made")
    static let refusedRequests = Definition(
        "recovery_http_refused_requests", .counter, labels: ["kind"],
        "Requests that could not be read, by what is wrong with them; timeouts of heads and bodies included")
    static let lateAnswers = Definition(
        "recovery_http_late_answers", .counter, labels: ["outcome"],
        "Answers that came to their loop from another queue, and those whose client was gone by then")

    // MARK: Connections and loops

    static let connections = Definition(
        "recovery_connections", .gauge, labels: ["state"], "Open connections by what they are doing")
    static let acceptedConnections = Definition(
        "recovery_connections_accepted", .counter, "Connections that were accepted")
    static let refusedConnections = Definition(
        "recovery_connections_refused", .counter, labels: ["reason"], "Connections closed before their first request")
    static let evictedConnections = Definition(
        "recovery_connections_evicted", .counter, "Idle connections closed to make room")
    static let timedOutConnections = Definition(
        "recovery_connection_timeouts", .counter, labels: ["waiting"],
        "Deadlines that passed, by what a connection was waited for")
    static let acceptPauses = Definition(
        "recovery_accept_pauses", .counter, "Times at which nobody was accepted for want of descriptors or room")
    static let loopLag = Definition(
        "recovery_loop_lag_seconds", .histogram, unit: "seconds",
        "Time between when a turn of a loop should have begun and when it did, twice a second while there are connections"
    )

    // MARK: Contact requests and their store

    static let contactRequests = Definition(
        "recovery_contact_requests", .counter, labels: ["outcome"], "Contact requests by what became of them")
    static let storeQueue = Definition(
        "recovery_store_queue_depth", .gauge, "Pieces of work that wait for the store's writer")
    static let storeCommits = Definition("recovery_store_commits", .counter, "Transactions that are on disk")
    static let storeFailures = Definition(
        "recovery_store_failed_commits", .counter, "Transactions that failed")
    static let storeBatch = Definition(
        "recovery_store_commit_writes", .histogram, "Pieces of work in one transaction")
    static let storeDuration = Definition(
        "recovery_store_commit_duration_seconds", .histogram, unit: "seconds",
        "Time of one transaction until it is on disk, fsync included")
    static let storeFileBytes = Definition(
        "recovery_store_file_bytes", .gauge, unit: "bytes", labels: ["file"], "Size of the store's files")
    static let storeFreeBytes = Definition(
        "recovery_store_free_bytes", .gauge, unit: "bytes",
        "Free bytes on the store's disk, for whom the server runs as")
    static let ready = Definition(
        "recovery_ready", .gauge, "1 while a contact request could be kept and the server is not stopping, else 0")

    // MARK: Content

    static let content = Definition(
        "recovery_content", .info, labels: ["version"], "Which content is served: a hash of every answer")
    static let contentLoaded = Definition(
        "recovery_content_loaded_timestamp_seconds", .gauge, unit: "seconds",
        "When the content was loaded, since 1970-01-01T00:00:00Z")
    static let contentEntries = Definition(
        "recovery_content_entries", .gauge, labels: ["collection"], "Entries by collection")
    static let overdueReviews = Definition(
        "recovery_content_overdue_reviews", .gauge, "Entries whose next review should have been before today, in UTC")

    // MARK: The process

    static let build = Definition("recovery_build", .info, labels: ["version"], "Which server this is")
    static let logLines = Definition("recovery_log_lines", .counter, "Lines that were written to the log")
    static let droppedLogLines = Definition(
        "recovery_log_dropped_lines", .counter, "Lines that are lost because the log could not be written fast enough")
    static let residentMemory = Definition(
        "process_resident_memory_bytes", .gauge, unit: "bytes", "Resident memory")
    static let openDescriptors = Definition("process_open_fds", .gauge, "Open file descriptors")
    static let maximumDescriptors = Definition("process_max_fds", .gauge, "File descriptors that may be open")
    static let processorTime = Definition(
        "process_cpu_seconds", .counter, unit: "seconds", "Processor time, in user and in system mode")
    static let startTime = Definition(
        "process_start_time_seconds", .gauge, unit: "seconds",
        "When the process started, since 1970-01-01T00:00:00Z")

    package static let all = [
        requests, durations, sentBytes, requestsInFlight, refusedRequests, lateAnswers, connections,
        acceptedConnections, refusedConnections, evictedConnections, timedOutConnections, acceptPauses, loopLag,
        contactRequests, storeQueue, storeCommits, storeFailures, storeBatch, storeDuration, storeFileBytes,
        storeFreeBytes, ready, content, contentLoaded, contentEntries, overdueReviews, build, logLines,
        droppedLogLines, residentMemory, openDescriptors, maximumDescriptors, processorTime, startTime,
    ]
}
