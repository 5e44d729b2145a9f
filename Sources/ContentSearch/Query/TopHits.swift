/// Puts the best hits to the front.
enum TopHits {
    /// Sorts the first `count` hits, the best first, and of equals the one that stands first in the library. The others are left behind them in any order.
    static func sort(_ hits: inout [(entry: Int32, score: Float)], upTo count: Int) {
        if hits.count > 4 * count { dropAllBut(count, &hits) }
        hits.sort(by: isBetter)
    }

    private static func isBetter(_ one: (entry: Int32, score: Float), _ other: (entry: Int32, score: Float)) -> Bool {
        one.score != other.score ? one.score > other.score : one.entry < other.entry
    }

    /// Keeps those that may be among the best `count`: a heap of the best so far, the worst of them on top.
    private static func dropAllBut(_ count: Int, _ hits: inout [(entry: Int32, score: Float)]) {
        var heap = Array(hits[..<count])
        for index in stride(from: count / 2 - 1, through: 0, by: -1) { siftDown(&heap, index) }
        for hit in hits[count...] where isBetter(hit, heap[0]) {
            heap[0] = hit
            siftDown(&heap, 0)
        }
        hits = heap
    }

    private static func siftDown(_ heap: inout [(entry: Int32, score: Float)], _ start: Int) {
        var parent = start
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBetter(heap[worst], heap[child])
            {
                worst = child
            }
            if worst == parent { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
