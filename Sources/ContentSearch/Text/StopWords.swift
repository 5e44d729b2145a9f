/// Words that say little of what a question is about. They count for little in names and for nothing in texts.
enum StopWords {
    private static let words: WordTable = WordTable(
        """
        a about after again all also am an and any are arent as at be because been before being but by can cant could d did do does doesnt doing dont \
        for from get gets getting go goes going got had has have having he her hers him his how i id if ill im in into is isnt it its ive just like \
        ll m make me more most much my need no not of off on one or other our out over people please re really s should so some someone something t \
        than that thats the their them then there theres they this to too up us use used using ve very want wants was we were what whats when where \
        which while who whos whose why will with without wont would you your youre \
        de el la los las un una en con por para que es mi como
        """.split(separator: " ").map(String.init))

    static func contains(_ word: [UInt8]) -> Bool { word.count <= 9 && words.find(word.span) != nil }
}
