# The figures as a chart: requests per CPU second for the IOP entry.

function bar(x, y, width, colour, label) {
    printf "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>\n", x, y, width, colour
    printf "<text x=\"%d\" y=\"%d\">%s</text>\n", x + width + 6, y + 13, label
}

END {
    left = 140; right = 660; top = 84; step = 48
    for (i = 1; i <= 6; i++)
        for (c = 64; c <= 512; c += 448) {
            figure = median("iop", order[i], c, 4)
            if (figure > greatest) greatest = figure
        }
    height = top + 6 * step + 44
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n", height
    printf "<rect width=\"760\" height=\"%d\" fill=\"#fff\"/>\n", height
    print "<text x=\"20\" y=\"28\" font-size=\"17\" font-weight=\"bold\">Requests per second of server CPU time</text>"
    printf "<text x=\"20\" y=\"48\" fill=\"#555\">GET /programs/iop, %s bytes, keep-alive; more is better</text>\n", grouped(size["iop"])
    print "<rect x=\"20\" y=\"60\" width=\"12\" height=\"12\" fill=\"#1f6f8b\"/><text x=\"38\" y=\"71\">64 connections</text>"
    print "<rect x=\"150\" y=\"60\" width=\"12\" height=\"12\" fill=\"#99c5d4\"/><text x=\"168\" y=\"71\">512 connections</text>"
    for (i = 1; i <= 6; i++) {
        y = top + (i - 1) * step + 6
        printf "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>\n", left - 10, y + 21, i == 1 ? " font-weight=\"bold\"" : "", name[order[i]]
        bar(left, y, median("iop", order[i], 64, 4) / greatest * (right - left), "#1f6f8b", grouped(median("iop", order[i], 64, 4)))
        bar(left, y + 18, median("iop", order[i], 512, 4) / greatest * (right - left), "#99c5d4", grouped(median("iop", order[i], 512, 4)))
    }
    printf "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\"/>\n", left, top, left, top + 6 * step
    printf "<text x=\"20\" y=\"%d\" fill=\"#555\" font-size=\"11\">%s. %s.</text>\n", height - 28, fact["machine"], fact["versions"]
    printf "<text x=\"20\" y=\"%d\" fill=\"#555\" font-size=\"11\">Server on core 0, wrk on core 1; medians of %s.</text>\n", height - 12, fact["run"]
    print "</svg>"
}
