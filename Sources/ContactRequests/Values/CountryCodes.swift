/// The country codes of ITU-T E.164 behind which people and their phones are.
///
/// Global services (800, 808, 878, 888, 979) are left out: nobody is called back there. Satellite networks (870, 881 to 883) are in.
enum CountryCodes {
    static func begins(_ digits: [UInt8]) -> Bool {
        var code = 0
        for digit in digits.prefix(3) {
            code = code * 10 + Int(digit - UInt8(ascii: "0"))
            if assigned.contains(code) { return true }
            // No code begins with zero, and 0044 shall not read as 44.
            if code == 0 { return false }
        }
        return false
    }

    private static let assigned: Set<Int> = {
        var codes: Set = [
            1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 98,
            211, 212, 213, 216, 218, 290, 291, 297, 298, 299, 385, 386, 387, 389, 420, 421, 423, 670, 850, 852, 853,
            855,
            856, 870, 880, 881, 882, 883, 886, 998,
        ]
        for range in [
            43...49, 51...58, 90...95, 220...258, 260...269, 350...359, 370...383, 500...509, 590...599, 672...683,
            685...692,
            960...968, 970...977, 992...996,
        ] { codes.formUnion(range) }
        return codes
    }()
}
