# Reads what Scripts/bench measured: medians by case, server and connections.
BEGIN {
    FS = "\t"
    split("ours floor nginx hummingbird flyingfox go", order, " ")
    name["ours"] = "Recovery Server"; name["floor"] = "floor in C"; name["nginx"] = "nginx"
    name["hummingbird"] = "Hummingbird"; name["flyingfox"] = "FlyingFox"; name["go"] = "Go net/http"; name["contact"] = "Hummingbird and GRDB"
    name["quiet"] = "Recovery Server, nothing counted"; name["logged"] = "Recovery Server, log to /dev/null"
    name["filed"] = "Recovery Server, log to a file"; name["nginx-filed"] = "nginx, access_log to a file"
    name["nginx-buffered"] = "nginx, access_log with a buffer of 64 KiB"
}

NF < 8 { if ($1 == "size") size[$2] = $3; else fact[$1] = $2; next }

{
    key = $1 SUBSEP $2 SUBSEP $3
    count[key]++
    for (column = 4; column <= 8; column++) value[key, column, count[key]] = $column
}

# The median of a column: 4 requests per CPU second, 5 requests per second, 6 p50 and 7 p99 in µs, 8 KiB. 0 if it was not measured.
function median(case, server, connections, column,    key, total, i, j, sorted, held) {
    key = case SUBSEP server SUBSEP connections
    total = count[key]
    if (!total) return 0
    for (i = 1; i <= total; i++) sorted[i] = value[key, column, i] + 0
    for (i = 2; i <= total; i++)
        for (j = i; j > 1 && sorted[j - 1] > sorted[j]; j--) { held = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = held }
    return total % 2 ? sorted[(total + 1) / 2] : (sorted[total / 2] + sorted[total / 2 + 1]) / 2
}

function grouped(number,    text, result) {
    text = sprintf("%d", number)
    while (length(text) > 3) { result = "," substr(text, length(text) - 2) result; text = substr(text, 1, length(text) - 3) }
    return text result
}
