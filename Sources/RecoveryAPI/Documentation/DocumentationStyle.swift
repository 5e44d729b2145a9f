import Hashing

/// How `/docs` looks: as calm as our other pages, and wider, since tables need room.
///
/// Contrasts are 7 to 1 and above (WCAG 2.2, 1.4.6). Nothing moves.
enum DocumentationStyle {
    static let sheet = """
        :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#22282e;--soft:#47525c;--line:#b9c0c2;--care:#e6efec;--link:#124d6b;--fault:#8a1c12}
        @media (prefers-color-scheme:dark){:root{--paper:#171b1e;--ink:#eceae4;--soft:#bcc4c8;--line:#56626a;--care:#22302e;--link:#9fd3ee;--fault:#ffb4a8}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
        header,main,nav{max-width:62rem;margin:0 auto;padding:1rem 1.25rem}
        nav{background:var(--care);max-width:none}
        nav>*{max-width:59.5rem;margin-left:auto;margin-right:auto}
        nav ul{list-style:none;padding:0;margin:0 auto;columns:18rem}
        nav li{padding:.1875rem 0;break-inside:avoid}
        nav li a{display:flex;align-items:baseline}
        nav b{flex:none;width:4.5rem;font-size:.875rem}
        h1{font-size:1.75rem;line-height:1.25;margin:1rem 0}
        h2{font-size:1.5rem;line-height:1.3;margin:3rem 0 .5rem}
        nav h2{margin:.5rem auto}
        h3{font-size:1.1875rem;line-height:1.4;margin:1.5rem 0 .5rem}
        nav h3{font-size:1rem;margin:1rem auto .25rem}
        a{color:var(--link)}
        .lead,.summary{font-weight:600}
        section{border-top:.125rem solid var(--line);padding:.5rem 0 1.5rem;scroll-margin-top:1rem}
        .method{display:inline-block;border:.125rem solid var(--link);color:var(--link);border-radius:.375rem;padding:0 .5rem;font-size:1rem}
        code,pre,textarea{font-family:ui-monospace,monospace;font-size:.9375em}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:1rem}
        caption{text-align:left;font-weight:600;padding:.5rem 0 .25rem}
        th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-top:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:400;border:0}
        tbody th{font-weight:600;white-space:nowrap}
        @media (max-width:44rem){table,tbody,tr,tbody th,td{display:block}thead{position:absolute;left:-100vw}tr{border-top:1px solid var(--line);padding:.375rem 0}tbody th,td{border:0;padding:.125rem 0}td:empty{display:none}}
        pre{overflow-x:auto;border:1px solid var(--line);border-radius:.375rem;padding:.75rem 1rem;max-height:30rem;margin:.5rem 0;white-space:pre-wrap}
        summary{cursor:pointer;padding:.375rem 0}
        .try{background:var(--care);border-radius:.5rem;padding:.25rem 1.25rem 1rem;margin:1rem 0}
        .try[hidden]{display:none}
        .field{margin:1rem 0}
        label{display:block;font-weight:600}
        label span{font-weight:400;color:var(--soft)}
        input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:.125rem solid var(--soft);border-radius:.375rem;padding:.5rem .625rem;width:100%;min-height:2.75rem}
        ::placeholder{color:var(--soft);opacity:1}
        textarea{font-family:ui-monospace,monospace}
        .lock{display:flex;align-items:flex-start}
        .lock input{width:1.5rem;min-height:0;height:1.5rem;margin:.125rem .75rem 0 0;flex:none;accent-color:var(--link)}
        button{font:inherit;font-weight:600;color:var(--paper);background:var(--link);border:0;border-radius:.375rem;padding:.75rem 1.5rem;min-height:2.75rem;cursor:pointer}
        button:disabled{color:var(--soft);background:none;border:.125rem solid var(--soft);cursor:not-allowed}
        .result:not(:empty){margin-top:1rem}
        .status{font-weight:600;font-size:1.1875rem;margin:0}
        .fault{color:var(--fault);font-weight:600;margin:.25rem 0}
        [aria-invalid=true]{border-color:var(--fault)}
        .skip{position:absolute;left:-100vw}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
        :focus-visible{outline:.1875rem solid var(--link);outline-offset:.1875rem}
        """

    /// `'sha256-...'`, CSP Level 3 §2.3.1.
    static let source = "'sha256-\(PageStyle.base64(Digest.sha256(Array(sheet.utf8)).bytes))'"
}
