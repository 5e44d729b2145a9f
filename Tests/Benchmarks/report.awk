# The figures as Markdown.

function row(case, server, c) {
    printf "| %s | %d | %s | %s | %s | %s | %s |\n", name[server], c, grouped(median(case, server, c, 4)),
        grouped(median(case, server, c, 5)), grouped(median(case, server, c, 6)), grouped(median(case, server, c, 7)),
        grouped(median(case, server, c, 8))
}

function table(case,    i, c, server) {
    print "| Server | connections | requests per CPU second | requests per second | p50 µs | p99 µs | resident KiB |"
    print "| --- | --- | --- | --- | --- | --- | --- |"
    for (c = 64; c <= 512; c += 448)
        for (i = 1; i <= 6; i++) {
            server = order[i]
            if (!median(case, server, c, 4)) continue
            row(case, server, c)
        }
    print ""
}

# A row of the targets, where both sides were measured.
function target(what, mine, other, least) {
    if (!mine || !other) return
    printf "| %s | %.2f | at least %.2f | %s |\n", what, mine / other, least, (mine / other >= least) ? "reached" : "not reached"
}

function most(what, mine, other, greatest) {
    if (!mine || !other) return
    printf "| %s | %.2f | at most %.2f | %s |\n", what, mine / other, greatest, (mine / other <= greatest) ? "reached" : "not reached"
}

END {
    print "# Measured by `Scripts/bench`\n"
    print fact["machine"] ". " fact["versions"] ". Server on core 0, wrk on core 1, " fact["run"] "; medians.\n"
    print "## `GET /programs/iop`, " grouped(size["iop"]) " bytes\n"
    table("iop")
    print "## An entry of " grouped(size["small"]) " bytes\n"
    table("small")
    print "## 304, 404 and pipelining, 64 connections\n"
    print "| Case | Server | requests per CPU second | requests per second | p99 µs |"
    print "| --- | --- | --- | --- | --- |"
    total = split("304 404 pipeline-iop pipeline-small", cases, " ")
    for (i = 1; i <= total; i++)
        for (j = 1; j <= 3; j += 2)
            if (median(cases[i], order[j], 64, 4)) {
                label = cases[i]
                if (sub(/^pipeline-/, "", label)) label = "pipeline of 16, " grouped(size[label]) " bytes"
                printf "| %s | %s | %s | %s | %s |\n", label, name[order[j]], grouped(median(cases[i], order[j], 64, 4)),
                    grouped(median(cases[i], order[j], 64, 5)), grouped(median(cases[i], order[j], 64, 7))
            }
    if (median("search", "ours", 64, 4)) {
        print "\n## Searches, each query of the tests at its turn, 64 connections\n"
        print "| Library | searches per CPU second | searches per second | p50 µs | p99 µs | resident KiB |"
        print "| --- | --- | --- | --- | --- | --- |"
        total = split("search search-10000", libraries, " ")
        for (i = 1; i <= total; i++)
            printf "| %s | %s | %s | %s | %s | %s |\n", i == 1 ? "the tree" : "10,000 made-up entries",
                grouped(median(libraries[i], "ours", 64, 4)), grouped(median(libraries[i], "ours", 64, 5)),
                grouped(median(libraries[i], "ours", 64, 6)), grouped(median(libraries[i], "ours", 64, 7)),
                grouped(median(libraries[i], "ours", 64, 8))
    }
    if (median("posts", "contact", 256, 4)) {
        print "\n## Contact requests, on disk before the answer\n"
        print "| Server | connections | posts per CPU second | posts per second | p50 µs | p99 µs | resident KiB |"
        print "| --- | --- | --- | --- | --- | --- | --- |"
        split("256 1", widths, " ")
        for (i = 1; i <= 2; i++) {
            row("posts", "ours", widths[i])
            row("posts", "contact", widths[i])
        }
    }
    print "\n## Ratios\n"
    print "| What | measured | to reach | |"
    print "| --- | --- | --- | --- |"
    split("iop small", bodies, " ")
    for (b = 1; b <= 2; b++)
        for (c = 64; c <= 512; c += 448) {
            body = bodies[b]
            label = grouped(size[body]) " bytes, " c " connections: "
            target(label "per CPU second, to the floor", median(body, "ours", c, 4), median(body, "floor", c, 4), 0.85)
            target(label "per CPU second, to Hummingbird", median(body, "ours", c, 4), median(body, "hummingbird", c, 4), 3)
            target(label "per CPU second, to nginx", median(body, "ours", c, 4), median(body, "nginx", c, 4), c == 64 ? 1.3 : 1.5)
            most(label "p99, to nginx", median(body, "ours", c, 7), median(body, "nginx", c, 7), 1)
        }
    target("304 per CPU second, to nginx", median("304", "ours", 64, 4), median("304", "nginx", 64, 4), 1.3)
    target("404 per CPU second, to nginx", median("404", "ours", 64, 4), median("404", "nginx", 64, 4), 1.3)
    for (b = 1; b <= 2; b++)
        target("pipeline of 16, " grouped(size[bodies[b]]) " bytes, per second, to one at a time",
            median("pipeline-" bodies[b], "ours", 64, 5), median(bodies[b], "ours", 64, 5), 3)
    most("p99 of 64 busy beside 10,000 idle, to 64 alone", median("crowded", "ours", 64, 7), median("alone", "ours", 64, 7), 1.5)
    if (fact["idle"] != "") printf "| bytes resident for an idle connection | %s | at most 4,096 | %s |\n", grouped(fact["idle"]),
        fact["idle"] <= 4096 ? "reached" : "not reached"
    target("contact requests, 256 connections: per CPU second, to Hummingbird and GRDB", median("posts", "ours", 256, 4),
        median("posts", "contact", 256, 4), 3)
    most("contact requests, 256 connections: p99, to Hummingbird and GRDB", median("posts", "ours", 256, 7), median("posts", "contact", 256, 7), 1)
    target("contact requests, one connection: per second, to Hummingbird and GRDB", median("posts", "ours", 1, 5), median("posts", "contact", 1, 5), 1)
    most("p99 of GET beside 256 connections that post, to none", median("beside-posts", "ours", 8, 7), median("beside-none", "ours", 8, 7), 2)
}
