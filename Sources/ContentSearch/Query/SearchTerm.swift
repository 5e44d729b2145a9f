/// One word of a query: the stems that it may stand for, and how much it says.
struct SearchTerm {
    struct Alternative {
        let stem: Int
        /// From 0 to 1: how sure it is that this was meant.
        let factor: Float
    }

    let alternatives: [Alternative]
    let weight: Float
    let isStopWord: Bool
}
