import ContactRequests
import HTTP

/// What staff do: find the next call, read it, and say how it went. The store notes each in its audit before it answers.
struct StaffEndpoints: Sendable {
    let store: any ContactRequestStore
    let tokens: StaffTokens

    func list(_ exchange: Exchange) {
        do throws(Problem) {
            let staff = try staff(of: exchange.request)
            if let problem = exchange.jsonRefusal { throw problem }
            let query = try ContactRequestListQuery(exchange.request)
            store.list(query.query, by: staff, at: exchange.now) { result in
                switch result {
                case .success(let page):
                    exchange.answer(.ok, page.representation(of: query), fields: page.linkFields(of: query))
                case .failure(let error): exchange.refuse(Problem(error))
                }
            }
        } catch {
            exchange.refuse(error)
        }
    }

    func read(_ id: ContactRequestID?, _ exchange: Exchange) {
        do throws(Problem) {
            let staff = try staff(of: exchange.request)
            if let problem = exchange.plainRefusal { throw problem }
            guard let id else { throw .unknownContactRequest }
            store.read(id, by: staff, at: exchange.now) { exchange.answerRecord($0) }
        } catch {
            exchange.refuse(error)
        }
    }

    func change(_ id: ContactRequestID?, _ exchange: Exchange, _ body: [UInt8]) {
        do throws(Problem) {
            let staff = try staff(of: exchange.request)
            if let problem = exchange.plainRefusal { throw problem }
            guard let id else { throw .unknownContactRequest }
            let status = try StatusPatch.read(body, of: exchange.request)
            guard let version = ContactRequestTag.version(in: exchange.request) else {
                throw Problem(
                    kind: .preconditionRequired, detail: "If-Match has to name the entity tag that your GET answered.")
            }
            // If-Match made sure that this is the current one.
            if exchange.request.ifNoneMatchNames(Array(ContactRequestTag.text(of: version).utf8)) {
                throw Problem(kind: .preconditionFailed, detail: "If-None-Match names what If-Match does.")
            }
            store.change(id, by: StatusChange(to: status, ifVersion: version, by: staff, at: exchange.now)) {
                exchange.answerRecord($0)
            }
        } catch {
            exchange.refuse(error)
        }
    }

    /// Who asks. RFC 6750 §3: whoever brought no token is told of no error.
    private func staff(of request: HTTPRequest) throws(Problem) -> StaffLabel {
        if let staff = tokens.staff(of: request) { return staff }
        let isTokenThere = request.has(.authorization)
        let challenge = "Bearer realm=\"contact requests\"" + (isTokenThere ? ", error=\"invalid_token\"" : "")
        throw Problem(
            kind: .unauthorized,
            detail: isTokenThere ? "The token is not known." : "This needs a bearer token of staff.",
            fields: [HTTPResponse.Field("WWW-Authenticate", challenge)])
    }
}

extension Exchange {
    fileprivate func answerRecord(_ result: Result<ContactRequest, ContactRequestStoreError>) {
        switch result {
        case .success(let contactRequest):
            let tag = ContactRequestTag.text(of: contactRequest.version)
            answer(.ok, contactRequest.representation, fields: [HTTPResponse.Field("ETag", tag)])
        case .failure(let error): refuse(Problem(error))
        }
    }
}
