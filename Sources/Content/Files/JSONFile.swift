import JSON

/// Reading a JSON file of the resources, with its faults collected.
enum JSONFile {
    static func read(_ file: String, from folder: ResourceFolder, faults: inout [ContentFault]) -> JSONValue? {
        do throws(ResourceFolder.ReadingError) {
            return parse(try folder.read(file), file: file, faults: &faults)
        } catch {
            faults.append(ContentFault(file, JSONPointer(), error.message))
            return nil
        }
    }

    private static func parse(_ bytes: [UInt8], file: String, faults: inout [ContentFault]) -> JSONValue? {
        do throws(JSONSyntaxError) {
            return try JSONValue.parse(bytes)
        } catch {
            faults.append(ContentFault(file, JSONPointer(), "not JSON: \(error)"))
            return nil
        }
    }
}
