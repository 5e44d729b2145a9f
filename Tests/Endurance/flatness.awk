# What the samples say behind the warm-up: for memory and descriptors the least and the greatest, and the slope of the line through them, per minute.
# Status 1 when memory grew: when the median of the last third is more than a twentieth above that of the first.

function slope(column,    i, mx, my, sxy, sxx) {
    for (i = 1; i <= n; i++) { mx += time[i] / n; my += value[i, column] / n }
    for (i = 1; i <= n; i++) { sxy += (time[i] - mx) * (value[i, column] - my); sxx += (time[i] - mx) ^ 2 }
    return sxx > 0 ? 60 * sxy / sxx : 0
}

function median(first, last, column,    i, j, count, sorted, held) {
    for (i = first; i <= last; i++) {
        held = value[i, column]
        for (j = count++; j > 0 && sorted[j] > held; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = held
    }
    return sorted[int((count + 1) / 2)]
}

function row(name, column,    i, least, greatest) {
    least = greatest = value[1, column]
    for (i = 1; i <= n; i++) {
        if (value[i, column] < least) least = value[i, column]
        if (value[i, column] > greatest) greatest = value[i, column]
    }
    printf "| %s | %d | %d | %d | %+.2f |\n", name, least, greatest, value[n, column], slope(column)
}

$1 >= warm { n++; time[n] = $1; value[n, 1] = $2; value[n, 2] = $3; value[n, 3] = $4 }

END {
    if (n < 6) { print "too few samples behind the warm-up" > "/dev/stderr"; exit 2 }
    print "| after the warm-up | least | greatest | last | slope, a minute |"
    print "| --- | --- | --- | --- | --- |"
    row("resident memory, KiB", 1)
    row("descriptors", 2)
    row("threads", 3)
    third = int(n / 3)
    first = median(1, third, 1); last = median(n - third + 1, n, 1)
    printf "\nResident memory, median of the first third %d KiB, of the last %d KiB: %+.1f %%.\n", first, last, 100 * (last - first) / first
    exit last > first * 1.05
}
