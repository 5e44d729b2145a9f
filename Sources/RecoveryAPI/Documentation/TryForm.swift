/// The form that sends one operation's request from the page. Hidden until the script is there, which alone can send it.
///
/// What changes something is locked until a box is ticked: nobody shall ask for a real call by trying.
struct TryForm {
    let operation: DescribedOperation
    let needsToken: Bool
    let body: (type: String, text: String)?
    /// Of a good answer.
    let mediaTypes: [String]

    var html: HTML {
        let name = operation.anchor
        let isSafe = operation.method == "GET"
        return """
            <form class="try" data-method="\(operation.method)" data-path="\(operation.path)" aria-label="Try \(operation.method) \(operation.path)" autocomplete="off" novalidate hidden>
            \(HTML.joined(fields))
            \(isSafe ? .nothing : lock)
            <button type="submit"\(HTML.flag("disabled", !isSafe)) aria-describedby="\(name)-summary">Try it</button>
            <div class="result" id="\(name)-summary" role="status" tabindex="-1"></div>
            </form>
            """
    }

    private var fields: [HTML] {
        // A script may not set a cookie's field.
        let parameters = operation.parameters.filter { $0.place != "cookie" }.map(field)
        return parameters + (mediaTypes.count > 1 ? [accept] : []) + (needsToken ? [token] : [])
            + (body == nil ? [] : [area])
    }

    private func field(_ parameter: DescribedOperation.Parameter) -> HTML {
        let id = "\(operation.anchor)-\(parameter.place)-\(parameter.name)"
        // What may be left out is left out until somebody asks for it.
        let value = parameter.isRequired ? parameter.example ?? "" : ""
        return """
            <p class="field"><label for="\(id)"><code>\(parameter.name)</code> <span>\(parameter.place)\(OperationSection.required(parameter.isRequired))</span></label>
            \(input(parameter, id, value))</p>
            """
    }

    private func input(_ parameter: DescribedOperation.Parameter, _ id: String, _ value: String) -> HTML {
        let marks: HTML =
            "id=\"\(id)\" name=\"\(parameter.name)\" data-in=\"\(parameter.place)\"\(HTML.flag("required", parameter.isRequired))"
        guard let choices = parameter.schema["enum"]?.array?.compactMap(\.string), !choices.isEmpty else {
            return
                "<input \(marks) value=\"\(value)\" placeholder=\"\(parameter.example.map { "such as \($0)" } ?? "")\" spellcheck=\"false\" autocapitalize=\"none\">"
        }
        let options = [""] + choices
        return
            "<select \(marks)>\(HTML.joined(options.map { "<option\(HTML.flag("selected", $0 == value))>\($0)</option>" }))</select>"
    }

    private var accept: HTML {
        let id = "\(operation.anchor)-accept"
        return """
            <p class="field"><label for="\(id)"><code>Accept</code> <span>header</span></label>
            <select id="\(id)" name="Accept" data-in="header">\(HTML.joined(mediaTypes.map { "<option>\($0)</option>" }))</select></p>
            """
    }

    private var token: HTML {
        let id = "\(operation.anchor)-token"
        return """
            <p class="field"><label for="\(id)">Token of staff <span>kept nowhere</span></label>
            <input id="\(id)" type="password" data-in="token" autocomplete="off" required></p>
            """
    }

    private var area: HTML {
        let id = "\(operation.anchor)-body"
        return """
            <p class="field"><label for="\(id)">Body <span>\(body?.type ?? "")</span></label>
            <textarea id="\(id)" data-in="body" data-type="\(body?.type ?? "")" rows="8" spellcheck="false">\(body?.text ?? "")</textarea></p>
            """
    }

    private var lock: HTML {
        let warning =
            operation.path == RouteTable.contactRequests
            ? "This sends a real request: somebody will call that number. I mean it."
            : "This changes a real request. I mean it."
        return
            "<p class=\"lock\"><input id=\"\(operation.anchor)-lock\" type=\"checkbox\" data-lock><label for=\"\(operation.anchor)-lock\">\(warning)</label></p>"
    }
}
