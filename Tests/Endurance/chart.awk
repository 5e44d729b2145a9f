# The samples as a chart: resident memory, descriptors and threads over the minutes, each on a scale that begins at zero.

function panel(column, title, unit, y,    i, x, greatest, points) {
    for (i = 1; i <= n; i++) if (value[i, column] > greatest) greatest = value[i, column]
    greatest *= 1.15
    for (i = 1; i <= n; i++) {
        x = left + (right - left) * time[i] / time[n]
        points = points sprintf("%.1f,%.1f ", x, y + tall - tall * value[i, column] / greatest)
    }
    printf "<text x=\"20\" y=\"%d\" font-weight=\"bold\">%s</text>\n", y - 8, title
    printf "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\"/>\n", left, y + tall, right, y + tall
    printf "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eef4f6\"/>\n", left, y, (right - left) * warm / time[n], tall
    printf "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6f8b\" stroke-width=\"1.5\"/>\n", points
    printf "<text x=\"%d\" y=\"%d\">%d%s</text>\n", right + 8, y + tall - tall * value[n, column] / greatest + 4, value[n, column], unit
}

{ n++; time[n] = $1; value[n, 1] = $2 / 1024; value[n, 2] = $3; value[n, 3] = $4 }

END {
    left = 20; right = 680; tall = 90
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 480\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">"
    print "<rect width=\"760\" height=\"480\" fill=\"#fff\"/>"
    printf "<text x=\"20\" y=\"28\" font-size=\"17\" font-weight=\"bold\">%d minutes of mixed load, the warm-up shaded</text>\n", time[n] / 60 + 0.5
    printf "<text x=\"20\" y=\"48\" fill=\"#555\" font-size=\"11\">%s</text>\n", load
    panel(1, "Resident memory, MiB", "", 90)
    panel(2, "Descriptors", "", 220)
    panel(3, "Threads", "", 350)
    printf "<text x=\"20\" y=\"468\" fill=\"#555\" font-size=\"11\">0</text><text x=\"%d\" y=\"468\" text-anchor=\"end\" fill=\"#555\" font-size=\"11\">%d min</text>\n", right, time[n] / 60 + 0.5
    print "</svg>"
}
