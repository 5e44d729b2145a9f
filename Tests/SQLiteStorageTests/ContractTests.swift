import ContactRequests
import TestSupport
import Testing

/// What `ContactRequestStore` promises, of every store.
@Suite("The contract of the store", .timeLimit(.minutes(2)))
struct ContractTests {
    private let now = Sample.now
    private let staff = Sample.staff()

    @Test("What is kept is what was sent", arguments: StoreKind.allCases)
    func keepsAll(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        let outcome = try await place.store.insert(sent)
        #expect(
            outcome
                == .stored(
                    StoredContactRequest(id: sent.id, receivedAt: now, program: "iop", consent: Sample.consent)))
        let kept = try await place.store.read(sent.id, by: staff, at: now)
        #expect(kept.personal == sent.draft.personal)
        #expect(kept.consent == sent.draft.consent)
        #expect(kept.consent.text.text == Sample.consent.text)
        #expect(kept.status == .received)
        #expect(kept.version == 1)
        #expect(kept.receivedAt == now)
        #expect(kept.updatedAt == now)
    }

    @Test("What was not given stays absent", arguments: StoreKind.allCases)
    func keepsLittle(kind: StoreKind) async throws {
        let place = try kind.make()
        let phone = try PhoneNumber.parse("(555) 234-5678")
        let draft = ContactRequestDraft(
            personal: PersonalDetails(phone: phone), consent: Consent(text: Sample.consent, givenAt: now, page: nil),
            isSpam: false)
        let sent = NewContactRequest(draft: draft, receivedAt: now)
        _ = try await place.store.insert(sent)
        let kept = try await place.store.read(sent.id, by: staff, at: now)
        #expect(kept.personal == draft.personal)
        #expect(kept.consent == draft.consent)
    }

    @Test("Names of every script come back as they were", arguments: StoreKind.allCases)
    func keepsNames(kind: StoreKind) async throws {
        let place = try kind.make()
        for name in [
            "O'Brien", "Robert\"); DROP TABLE audit;--", "Łukasz", "李小龍", "نسرین\u{200C}ها", "👩‍👩‍👧 Ω", "e\u{301}",
        ] {
            let sent = Sample.contactRequest(name: name)
            _ = try await place.store.insert(sent)
            let kept = try await place.store.read(sent.id, by: staff, at: now)
            #expect(kept.personal?.name?.revealed.unicodeScalars.elementsEqual(name.unicodeScalars) == true)
        }
    }

    @Test("A receipt shows status and times, and never spam", arguments: StoreKind.allCases)
    func answersReceipts(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        let spam = Sample.contactRequest(isSpam: true)
        for new in [sent, spam] {
            _ = try await place.store.insert(new)
            #expect(
                try await place.store.receipt(new.id)
                    == ContactRequestReceipt(id: new.id, status: .received, receivedAt: now, updatedAt: now))
        }
        #expect(try await place.store.read(spam.id, by: staff, at: now).status == .spam)
    }

    @Test("Nobody is found under an id that never was", arguments: StoreKind.allCases)
    func findsNobody(kind: StoreKind) async throws {
        let place = try kind.make()
        _ = try await place.store.insert(Sample.contactRequest())
        let id = ContactRequestID.random()
        let change = StatusChange(to: .inProgress, ifVersion: 1, by: staff, at: now)
        let notFound = ContactRequestStoreError.notFound
        await #expect(throws: notFound) { try await place.store.receipt(id) }
        await #expect(throws: notFound) { try await place.store.withdraw(id, at: now) }
        await #expect(throws: notFound) { try await place.store.read(id, by: staff, at: now) }
        await #expect(throws: notFound) { try await place.store.change(id, by: change) }
        #expect(try await place.store.audit(of: id).isEmpty)
    }

    @Test("Withdrawing erases all that is personal, once and for good", arguments: StoreKind.allCases)
    func withdraws(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        _ = try await place.store.insert(sent)
        let later = now.adding(seconds: 60)
        try await place.store.withdraw(sent.id, at: later)
        try await place.store.withdraw(sent.id, at: later.adding(seconds: 60))
        let left = try await place.store.read(sent.id, by: staff, at: later)
        #expect(left.status == .withdrawn)
        #expect(left.personal == nil)
        #expect(left.consent == Consent(text: Sample.consent, givenAt: now, page: nil))
        #expect(left.version == 2)
        #expect(left.updatedAt == later)
        #expect(try await place.store.receipt(sent.id).status == .withdrawn)
        let change = StatusChange(to: .received, ifVersion: 2, by: staff, at: later)
        await #expect(throws: ContactRequestStoreError.stepNotAllowed(from: .withdrawn)) {
            try await place.store.change(sent.id, by: change)
        }
        #expect(
            try await place.store.audit(of: sent.id).map(\.action) == [.withdrawn, .read])
    }

    @Test("Every step of the life cycle is taken, and no other", arguments: StoreKind.allCases)
    func takesSteps(kind: StoreKind) async throws {
        let place = try kind.make()
        let ways: [ContactRequestStatus: [ContactRequestStatus]] = [
            .received: [], .inProgress: [.inProgress], .reached: [.inProgress, .reached],
            .unreachable: [.inProgress, .unreachable], .closed: [.inProgress, .reached, .closed], .spam: [.spam],
        ]
        for (status, way) in ways {
            for target in ContactRequestStatus.allCases {
                let id = try await walk(way, in: place.store)
                let version = way.count + 1
                let change = StatusChange(to: target, ifVersion: version, by: staff, at: now)
                if status.nextByStaff.contains(target) {
                    let changed = try await place.store.change(id, by: change)
                    #expect(changed.status == target)
                    #expect(changed.version == version + 1)
                } else {
                    await #expect(throws: ContactRequestStoreError.stepNotAllowed(from: status)) {
                        try await place.store.change(id, by: change)
                    }
                }
            }
        }
    }

    /// The id of a new contact request that went this way.
    private func walk(_ way: [ContactRequestStatus], in store: any ContactRequestStore) async throws -> ContactRequestID
    {
        let sent = Sample.contactRequest()
        _ = try await store.insert(sent)
        for (index, status) in way.enumerated() {
            _ = try await store.change(
                sent.id, by: StatusChange(to: status, ifVersion: index + 1, by: staff, at: now))
        }
        return sent.id
    }

    @Test("Of two who saw the same version, the second is told", arguments: StoreKind.allCases)
    func tellsStale(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        _ = try await place.store.insert(sent)
        let change = StatusChange(to: .inProgress, ifVersion: 1, by: staff, at: now.adding(seconds: 5))
        #expect(try await place.store.change(sent.id, by: change).updatedAt == now.adding(seconds: 5))
        await #expect(throws: ContactRequestStoreError.stale(version: 2)) {
            try await place.store.change(sent.id, by: change)
        }
    }

    @Test("Every read and change is in the audit, with who did it", arguments: StoreKind.allCases)
    func audits(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        _ = try await place.store.insert(sent)
        let other = Sample.staff("day.shift_2")
        _ = try await place.store.read(sent.id, by: staff, at: now)
        _ = try await place.store.change(
            sent.id, by: StatusChange(to: .inProgress, ifVersion: 1, by: other, at: now.adding(seconds: 1)))
        try await place.store.withdraw(sent.id, at: now.adding(seconds: 2))
        func entry(_ seconds: Int, _ actor: AuditActor, _ action: AuditAction) -> AuditEntry {
            AuditEntry(at: now.adding(seconds: seconds), actor: actor, action: action, contactRequest: sent.id)
        }
        #expect(
            try await place.store.audit(of: sent.id) == [
                entry(0, .staff(staff), .read), entry(1, .staff(other), .changed(to: .inProgress)),
                entry(2, .sender, .withdrawn),
            ])
    }

    @Test("Pages hold everything once, oldest first, while more arrives", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        let place = try kind.make()
        var sent: [ContactRequestID] = []
        for index in 0..<7 {
            let new = Sample.contactRequest(isSpam: index % 3 == 1)
            _ = try await place.store.insert(new)
            sent.append(new.id)
        }
        var found: [ContactRequestID] = []
        var cursor: ContactRequestCursor?
        repeat {
            let page = try await place.store.list(ContactRequestQuery(limit: 3, at: cursor), by: staff, at: now)
            #expect(page.items.count <= 3)
            found += page.items.map(\.id)
            cursor = try page.next.map { try #require(ContactRequestCursor($0.text)) }
            let late = Sample.contactRequest()
            if found.count < 5 {
                _ = try await place.store.insert(late)
                sent.append(late.id)
            }
        } while cursor != nil
        #expect(found == sent)
        let spam = try await place.store.list(ContactRequestQuery(status: .spam, limit: 1), by: staff, at: now)
        #expect(spam.items.map(\.id) == [sent[1]])
        #expect(spam.totalCount == 2)
        #expect(spam.next != nil)
        let none = try await place.store.list(ContactRequestQuery(status: .closed), by: staff, at: now)
        #expect(none == ContactRequestPage(items: [], totalCount: 0, previous: nil, next: nil))
    }

    @Test(
        "The list is read backwards as forwards, at every length of a page, though some come and some move on",
        arguments: StoreKind.allCases, [nil, ContactRequestStatus.received])
    func listsBackwards(kind: StoreKind, status: ContactRequestStatus?) async throws {
        let place = try kind.make()
        var sent: [ContactRequestID] = []
        for index in 0..<7 {
            let new = Sample.contactRequest(isSpam: status != nil && index % 3 == 1)
            _ = try await place.store.insert(new)
            if status == nil || index % 3 != 1 { sent.append(new.id) }
        }
        for limit in 1...8 {
            var page = try await place.store.list(ContactRequestQuery(status: status, limit: limit), by: staff, at: now)
            #expect(page.previous == nil)
            var pages = [page.items.map(\.id)]
            while let next = page.next {
                let query = ContactRequestQuery(status: status, limit: limit, at: ContactRequestCursor(next.text))
                page = try await place.store.list(query, by: staff, at: now)
                #expect(page.previous != nil)
                pages.append(page.items.map(\.id))
            }
            #expect(pages.flatMap(\.self) == sent)
            var found = page.items.map(\.id)
            while let previous = page.previous {
                let query = ContactRequestQuery(status: status, limit: limit, at: ContactRequestCursor(previous.text))
                page = try await place.store.list(query, by: staff, at: now)
                #expect(page.next != nil && page.totalCount == sent.count && page.items.count <= limit)
                found = page.items.map(\.id) + found
            }
            #expect(found == sent)
        }
        let all = try await place.store.list(ContactRequestQuery(status: status, limit: 2), by: staff, at: now)
        let second = try await place.store.list(
            ContactRequestQuery(status: status, limit: 2, at: all.next), by: staff, at: now)
        let change = StatusChange(to: .spam, ifVersion: 1, by: staff, at: now)
        for id in sent.prefix(2) { _ = try await place.store.change(id, by: change) }
        // What stood before the page is of another status now, and so is nobody's page.
        let again = try await place.store.list(
            ContactRequestQuery(status: status, limit: 2, at: all.next), by: staff, at: now)
        #expect(again.items == second.items)
        #expect((again.previous == nil) == (status != nil))
        let before = try await place.store.list(
            ContactRequestQuery(status: status, limit: 2, at: second.previous), by: staff, at: now)
        #expect(before.items.map(\.id) == (status == nil ? Array(sent.prefix(2)) : []))
        #expect((before.next == nil) == (status != nil) && before.previous == nil)
    }

    @Test("The list says when to call, and nobody's name or number", arguments: StoreKind.allCases)
    func listsLittle(kind: StoreKind) async throws {
        let place = try kind.make()
        let sent = Sample.contactRequest()
        _ = try await place.store.insert(sent)
        let item = try #require(try await place.store.list(ContactRequestQuery(), by: staff, at: now).items.first)
        #expect(item.preferredTime == .evening)
        #expect(item.timeZone?.text == "America/Chicago")
        #expect(item.language?.text == "es-US")
        #expect(item.program == "iop")
        #expect(item.version == 1)
    }

    @Test("A purge erases what is finished and old enough, and nothing else", arguments: StoreKind.allCases)
    func purges(kind: StoreKind) async throws {
        let place = try kind.make()
        let open = try await walk([.inProgress, .unreachable], in: place.store)
        let closed = try await walk([.inProgress, .reached, .closed], in: place.store)
        let spam = try await walk([.spam], in: place.store)
        let limit = now.adding(seconds: 1)
        #expect(try await place.store.purge(finishedBefore: now, by: .retention, at: limit) == 0)
        #expect(try await place.store.purge(finishedBefore: limit, by: .retention, at: limit) == 2)
        #expect(try await place.store.purge(finishedBefore: limit, by: .retention, at: limit) == 0)
        #expect(try await place.store.read(open, by: staff, at: now).personal != nil)
        for (id, status) in [(closed, ContactRequestStatus.closed), (spam, .spam)] {
            let left = try await place.store.read(id, by: staff, at: now)
            #expect(left.personal == nil)
            #expect(left.consent.page == nil)
            #expect(left.status == status)
            #expect(left.updatedAt == limit)
            #expect(try await place.store.audit(of: id).contains { $0.action == .erased && $0.actor == .retention })
            let change = StatusChange(to: .received, ifVersion: left.version, by: staff, at: now)
            await #expect(throws: ContactRequestStoreError.stepNotAllowed(from: status)) {
                try await place.store.change(id, by: change)
            }
        }
    }

    @Test("An export hands out everything, oldest first, until it is stopped", arguments: StoreKind.allCases)
    func exports(kind: StoreKind) async throws {
        let place = try kind.make()
        var sent: [ContactRequestID] = []
        for _ in 0..<5 {
            let new = Sample.contactRequest()
            _ = try await place.store.insert(new)
            sent.append(new.id)
        }
        var found: [ContactRequestID] = []
        try place.store.export(at: now) { found.append($0.id) }
        #expect(found == sent)
        found = []
        try place.store.export(at: now) { contactRequest throws(ExportStopped) in
            if found.count == 2 { throw ExportStopped() }
            found.append(contactRequest.id)
        }
        #expect(found == Array(sent.prefix(2)))
    }

    @Test("Is healthy, and says when it is closed", arguments: StoreKind.allCases)
    func closes(kind: StoreKind) async throws {
        let place = try kind.make()
        try await place.store.checkHealth()
        place.store.close()
        let closed = ContactRequestStoreError.unavailable(.closed)
        await #expect(throws: closed) { try await place.store.insert(Sample.contactRequest()) }
        await #expect(throws: closed) { try await place.store.receipt(.random()) }
        #expect(throws: closed) { try place.store.export(at: now) { _ in } }
    }
}
