import JSON

/// One operation: what it does, takes and answers, an example, and the form that tries it.
struct OperationSection {
    let operation: DescribedOperation
    let description: JSONObject

    var html: HTML {
        let object = operation.object
        return """
            <section id="\(operation.anchor)" aria-labelledby="\(operation.anchor)-name">
            <h3 id="\(operation.anchor)-name"><span class="method">\(operation.method)</span> <code>\(operation.path)</code></h3>
            <p class="summary">\(object["summary"]?.string ?? "").</p>
            <p>\(object["description"]?.string ?? "")\(HTML.text(needsToken ? " It needs a bearer token of staff." : ""))</p>
            \(parameters)
            \(requestBody)
            \(responses)
            \(example)
            \(TryForm(operation: operation, needsToken: needsToken, body: bodyExample, mediaTypes: mediaTypes).html)
            </section>
            """
    }

    private var needsToken: Bool {
        let security = operation.object["security"]?.array ?? []
        return !security.isEmpty && !security.contains([:])
    }

    // MARK: What it takes

    private var parameters: HTML {
        if operation.parameters.isEmpty { return .nothing }
        let rows = operation.parameters.map { parameter -> HTML in
            """
            <tr><th scope="row"><code>\(parameter.name)</code></th><td>\(parameter.place)\(Self.required(parameter.isRequired))</td>\
            <td>\(SchemaText(schema: parameter.schema).html)</td><td>\(parameter.description ?? "")</td></tr>
            """
        }
        return Self.table("Parameters", ["Name", "Where", "What", "About"], rows)
    }

    static func required(_ isRequired: Bool) -> HTML { isRequired ? ", required" : .nothing }

    static func table(_ caption: String, _ heads: [String], _ rows: [HTML]) -> HTML {
        """
        <div class="wide" tabindex="0" role="region" aria-label="\(caption)"><table>
        <caption>\(caption)</caption>
        <thead><tr>\(HTML.joined(heads.map { "<th scope=\"col\">\($0)</th>" }, separator: ""))</tr></thead>
        <tbody>
        \(HTML.joined(rows))
        </tbody></table></div>
        """
    }

    private var body: JSONObject? { operation.object["requestBody"].flatMap { description.resolved($0) } }

    private var requestBody: HTML {
        guard let members = body?["content"]?.object?.members else { return .nothing }
        let rows = members.map { member -> HTML in
            "<tr><th scope=\"row\"><code>\(member.key)</code></th><td>\(SchemaText(schema: member.value.object?["schema"]?.object ?? [:]).html)</td></tr>"
        }
        return Self.table("Body", ["Type", "What"], rows)
    }

    /// JSON where it is taken, else the first type that is.
    private var bodyExample: (type: String, text: String)? {
        guard let content = body?["content"]?.object?.members,
            let member = content.first(where: { $0.key == "application/json" }) ?? content.first
        else { return nil }
        let example = member.value.object?["example"]
        if member.key == "application/json" {
            return (member.key, example.map { JSONText.whole($0) } ?? "{}")
        }
        let fields = (example?.object?.members ?? []).map { "\($0.key)=\($0.value.string ?? "")" }
        return (member.key, fields.joined(separator: "&"))
    }

    // MARK: What it answers

    private var responses: HTML {
        let rows = (operation.object["responses"]?.object?.members ?? []).map { member -> HTML in
            let response = description.resolved(member.value) ?? [:]
            let types = (response["content"]?.object?.members ?? []).map { type -> HTML in
                "<code>\(type.key)</code>: \(SchemaText(schema: type.value.object?["schema"]?.object ?? [:]).html)"
            }
            let headers = (response["headers"]?.object?.keys ?? []).map { name -> HTML in "<code>\(name)</code>" }
            return """
                <tr><th scope="row">\(member.key)</th><td>\(response["description"]?.string ?? "")</td>\
                <td>\(HTML.joined(types, separator: "<br>"))</td><td>\(HTML.joined(headers, separator: ", "))</td></tr>
                """
        }
        return Self.table("Answers", ["Status", "When", "Body", "Fields"], rows)
    }

    private var mediaTypes: [String] { operation.content(ofAnswer: "200", in: description).map(\.key) }

    /// The one example, or the first of several.
    private static func example(of content: JSONObject) -> JSONValue? {
        content["example"] ?? content["examples"]?.object?.members.first?.value.object?["value"]
    }

    private var example: HTML {
        let statuses = ["200", "201"]
        let contents = statuses.flatMap { operation.content(ofAnswer: $0, in: description) }
        guard let example = contents.lazy.compactMap({ Self.example(of: $0.value.object ?? [:]) }).first else {
            return .nothing
        }
        let request = operation.method == "GET" ? operation.exampleTarget : operation.path
        return """
            <details><summary>An answer to <code>\(operation.method) \(request)</code></summary>
            <p>Long texts and lists are cut short here.</p>
            <pre tabindex="0"><code>\(JSONText.shown(example))</code></pre></details>
            """
    }
}
