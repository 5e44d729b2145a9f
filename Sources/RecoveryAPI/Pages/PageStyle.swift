import Hashing

/// How our few pages look: one column, large enough to read in tears, no colour that shouts. No script, no picture, nothing loaded.
///
/// Contrasts are 7 to 1 and above (WCAG 2.2, 1.4.6). The sheet stands within each page; its hash in the policy lets no other in.
enum PageStyle {
    static let sheet = """
        :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#22282e;--soft:#47525c;--line:#b9c0c2;--care:#e6efec;--link:#124d6b;--fault:#8a1c12}
        @media (prefers-color-scheme:dark){:root{--paper:#171b1e;--ink:#eceae4;--soft:#bcc4c8;--line:#56626a;--care:#22302e;--link:#9fd3ee;--fault:#ffb4a8}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
        main,aside,.now{max-width:38rem;margin:0 auto;padding:0 1.25rem}
        .band,aside{background:var(--care)}
        .now{padding-top:.75rem;padding-bottom:.75rem;font-size:1rem}
        aside{max-width:none;padding-top:1px;padding-bottom:2rem}
        aside>*{max-width:35.5rem;margin-left:auto;margin-right:auto}
        main{padding-top:2rem;padding-bottom:2.5rem}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}
        h2{font-size:1.25rem;line-height:1.3;margin:1.75rem auto .5rem}
        a{color:var(--link)}
        ul{padding-left:1.25rem}
        aside ul{list-style:none;padding:0}
        aside li{margin:0 0 1rem}
        .field{margin:1.5rem 0}
        label,legend{display:block;font-weight:600}
        .hint{display:block;color:var(--soft);font-size:1rem;margin:.125rem 0 .375rem}
        .fault{display:block;color:var(--fault);font-weight:600;margin:.25rem 0 .375rem}
        .faulty{border-left:.25rem solid var(--fault);padding-left:1rem}
        .summary{border:.1875rem solid var(--fault);border-radius:.375rem;padding:0 1.25rem;margin:0 0 2rem}
        .summary h2{margin-top:1rem}
        input,select{font:inherit;color:inherit;background:var(--paper);border:.125rem solid var(--soft);border-radius:.375rem;padding:.5rem .625rem;width:100%;min-height:2.75rem}
        input[type=checkbox]{width:1.5rem;min-height:0;height:1.5rem;margin:.125rem .75rem 0 0;flex:none;accent-color:var(--link)}
        .tick{display:flex;align-items:flex-start}
        blockquote{margin:.5rem 0 .75rem;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.375rem;font-size:1rem}
        button{font:inherit;font-weight:600;color:var(--paper);background:var(--link);border:0;border-radius:.375rem;padding:.75rem 1.5rem;min-height:2.75rem}
        button.quiet{color:var(--link);background:transparent;border:.125rem solid var(--link)}
        .receipt{font:1.25rem/1.6 ui-monospace,monospace;word-spacing:.25em;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.375rem}
        :focus-visible{outline:.1875rem solid var(--link);outline-offset:.1875rem}
        .trap{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
        """

    /// `'sha256-...'`, CSP Level 3 §2.3.1.
    static let source = "'sha256-\(base64(Digest.sha256(Array(sheet.utf8)).bytes))'"

    /// RFC 4648 §4.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                output.append(
                    place <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
